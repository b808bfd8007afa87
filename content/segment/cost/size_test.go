package cost

import "testing"

// CI tries all, a plain run a part of it.
func TestSize(t *testing.T) {
	for _, variable := range []string{"PARASOL_LONG", "PARASOL_FULL"} {
		t.Setenv("PARASOL_LONG", "")
		t.Setenv("PARASOL_FULL", "")
		if got := Size(64); got >= 64 || got < 4 || Size(1) != 1 {
			t.Errorf("a plain run has %d of 64, %d of 1", got, Size(1))
		}
		t.Setenv(variable, "1")
		if got := Size(64); got != 64 {
			t.Errorf("%s: %d of 64", variable, got)
		}
	}
}
