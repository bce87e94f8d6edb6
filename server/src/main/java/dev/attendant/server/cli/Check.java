package dev.attendant.server.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attendant.server.check.Checkup;
import dev.attendant.server.check.Finding;
import dev.attendant.server.check.Finding.Level;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Tells an operator whether calls can be taken, and what to do when they cannot. */
@Command(
        name = "check",
        description = {
            "Try everything that a call will need, and say what to do about what is wrong.",
            "",
            "Checks the configuration, the scenarios, the ports, the directories and the database; has each engine"
                    + " speak, hear and think, and takes the time; and asks Asterisk for its modules and queues"
                    + " when asterisk.manager.host is set, FreeSWITCH when freeswitch.event-socket.host is.",
            "",
            "Changes nothing, and may be used while calls are taken (a running Attendant logs that it"
                    + " was asked). An engine in the cloud is used, and may charge for it.",
            "",
            "OK: fine. INFO: to be known. WARN: calls are taken, but not all will be well. FAIL: mend this first.",
            ""
        },
        exitCodeList = {"0:nothing failed", "1:something failed", "2:used wrongly"})
final class Check implements Callable<Integer> {

    @ParentCommand
    private Main attendant;

    @Option(names = "--json", description = "For programs: one JSON object a line for each finding.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Map<Level, Integer> counts = new EnumMap<>(Level.class);

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        new Checkup(attendant::configuration, finding -> {
            counts.merge(finding.level(), 1, Integer::sum);
            out.println(json ? CallJson.write(node(finding)) : line(finding));
            // engines take seconds: what is known is shown
            out.flush();
        }).run();
        int failed = counts.getOrDefault(Level.FAIL, 0);
        if (!json) {
            out.println();
            out.println(failed == 0 ? "Calls can be taken; warnings: " + counts.getOrDefault(Level.WARN, 0)
                    : "To be mended first: " + failed + "; warnings: " + counts.getOrDefault(Level.WARN, 0));
            out.flush();
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static String line(Finding finding) {
        String took = finding.took().map(time -> " (" + time.toMillis() + " ms)").orElse("");
        String remedy = finding.remedy().isEmpty() ? "" : " – " + finding.remedy();
        return String.format(Locale.ROOT, "%-4s  %-22s  ", finding.level(), LogText.line(finding.subject()))
                + LogText.line(finding.text() + took + remedy);
    }

    private static ObjectNode node(Finding finding) {
        ObjectNode node = CallJson.MAPPER.createObjectNode()
                .put("level", finding.level().name())
                .put("subject", finding.subject())
                .put("text", finding.text())
                .put("remedy", finding.remedy());
        finding.took().ifPresent(took -> node.put("tookMs", took.toMillis()));
        return node;
    }
}
