import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import net.sf.okapi.common.*;
import net.sf.okapi.common.filters.IFilter;
import net.sf.okapi.common.filterwriter.IFilterWriter;
import net.sf.okapi.common.resource.*;

/** Reads a file with one of Okapi's filters, translates what has no target by copying its source, and writes it. */
public class Okapi {
  public static void main(String[] a) throws Exception {
    IFilter filter = (IFilter) Class.forName(a[0]).getDeclaredConstructor().newInstance();
    LocaleId en = LocaleId.fromString("en"), fr = LocaleId.fromString("fr");
    int units = 0;
    filter.open(new RawDocument(Path.of(a[1]).toUri(), "UTF-8", en, fr));
    try (IFilterWriter writer = filter.createFilterWriter()) {
      writer.setOptions(fr, "UTF-8");
      writer.setOutput(a[2]);
      while (filter.hasNext()) {
        Event event = filter.next();
        if (event.isTextUnit()) {
          ITextUnit unit = event.getTextUnit();
          TextContainer target = unit.createTarget(fr, true, IResource.COPY_ALL);
          target.getFirstContent().append(" ✓");
          units++;
        }
        writer.handleEvent(event);
      }
    }
    filter.close();
    System.out.println(units);
  }
}
