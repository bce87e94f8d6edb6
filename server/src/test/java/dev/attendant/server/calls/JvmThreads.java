package dev.attendant.server.calls;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The threads of this JVM, virtual ones too.
 *
 * @param kinds how many there are of each kind: their names without numbers
 */
record JvmThreads(Map<String, Integer> kinds) {

    /** A line of a thread dump: {@code #34 "vert.x-eventloop-thread-0" RUNNABLE …}. */
    private static final Pattern THREAD = Pattern.compile("^#\\d+ \"(.*?)\".*");
    /** The JVM's and the test's own, of which there are more when there is more to do. */
    private static final Pattern CARRIER = Pattern.compile("ForkJoinPool.*");

    static JvmThreads now() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path dump = folder.resolve("dump"); // must not be there yet
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            Map<String, Integer> kinds = new TreeMap<>();
            Files.readAllLines(dump).stream().map(THREAD::matcher).filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .filter(name -> !CARRIER.matcher(name).matches())
                    .forEach(name -> kinds.merge(name.replaceAll("\\d+", "n"), 1, Integer::sum));
            Files.delete(dump);
            Files.delete(folder);
            return new JvmThreads(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The kinds of which there are more than there were, and by how many. */
    Map<String, Integer> moreThan(JvmThreads before) {
        Map<String, Integer> more = new TreeMap<>(kinds);
        before.kinds.forEach((kind, count) ->
                more.computeIfPresent(kind, (same, now) -> now > count ? now - count : null));
        return more;
    }
}
