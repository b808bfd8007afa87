package project

// SampleConfig is the repository's own .parasol.yaml.
const SampleConfig = `# Texts that stay as they are in a language: names, and words that are the same.
same:
  ar: [Signal, Jitsi Meet]
  fr: [Communications, Signal, Android, iPhone, Jitsi Meet, VPN, Stress]
  zh-Hant: [Signal, Android, iPhone, Jitsi Meet, VPN]
`
