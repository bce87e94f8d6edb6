package dev.attendant.server.cli;

import dev.attendant.records.CallDetails;
import dev.attendant.records.CallFilter;
import dev.attendant.records.CallHistory;
import dev.attendant.records.CallRow;
import dev.attendant.records.Lookup;
import dev.attendant.records.RecordedResult;
import dev.attendant.server.program.Attendant;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Shows what was recorded of calls. */
@Command(
        name = "calls",
        description = {
            "Show recent calls, or what was said in one.",
            "",
            "Without ID: a table of calls, the newest first. With ID: who called, what was said by whom and when,"
                    + " how long the caller waited for each answer, and how sure the recogniser was. Of what the"
                    + " caller interrupted, the part that they did not hear is marked. Times are this machine's.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  attendant calls --result no-agent --limit 50",
            "  attendant calls 3f2a91c0 --events",
            "  attendant calls --json | jq -r .callerNumber"
        })
final class Calls implements Callable<Integer> {

    private static final int MOST = 10_000;

    @ParentCommand
    private Main attendant;

    @Parameters(arity = "0..1", paramLabel = "ID",
            description = "A call's id, or its first characters: at least four.")
    private Optional<String> id = Optional.empty();

    @Option(names = {"-n", "--limit"}, paramLabel = "N", defaultValue = "20",
            description = "How many calls, 1 to 10000 (20 unless given).")
    private int limit;

    @Option(names = "--scenario", paramLabel = "NAME", description = "Only calls of this scenario.")
    private Optional<String> scenario = Optional.empty();

    @Option(names = "--result", paramLabel = "RESULT", converter = ResultConverter.class,
            description = "Only calls that ended so: open (goes on), completed, transferred, hangup, no-agent,"
                    + " failed, refused or interrupted (this program ended before the call did).")
    private Optional<RecordedResult> result = Optional.empty();

    @Option(names = "--events", description = "With ID: also all that happened, in its order.")
    private boolean events;

    @Option(names = "--json", description = "For programs: one JSON object a line for each call.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (limit < 1 || limit > MOST) {
            throw new ParameterException(spec.commandLine(), "--limit must be from 1 to " + MOST + ".");
        }
        if (events && id.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--events shows those of one call: give its ID too.");
        }
        PrintWriter out = spec.commandLine().getOut();
        var settings = Attendant.recordsSettings(attendant.configuration().settings());
        try (CallHistory history = CallHistory.read(settings)) {
            if (id.isPresent()) {
                show(history.call(id.get()), out);
            } else {
                show(history.recent(new CallFilter(scenario, result), limit), out);
            }
        }
        out.flush();
        return 0;
    }

    private void show(List<CallRow> calls, PrintWriter out) {
        if (json) {
            calls.forEach(call -> out.println(CallJson.line(call)));
        } else if (calls.isEmpty()) {
            out.println(scenario.isPresent() || result.isPresent() ? "There are no such calls." : "No calls yet.");
        } else {
            new CallTable(ZoneId.systemDefault()).print(calls, out);
        }
    }

    private void show(Lookup lookup, PrintWriter out) {
        CallDetails details = switch (lookup) {
            case Lookup.Found found -> found.details();
            case Lookup.NotFound not -> throw new OperatorError(not.reason());
        };
        if (json) {
            out.println(CallJson.line(details, events));
        } else {
            new CallTranscript(ZoneId.systemDefault(), out).print(details, events);
        }
    }

    /** Results are written as the records name them. */
    static final class ResultConverter implements ITypeConverter<RecordedResult> {

        @Override
        public RecordedResult convert(String value) {
            return RecordedResult.parse(value).orElseThrow(() -> new TypeConversionException("there is no result '"
                    + LogText.line(value) + "'; there are " + Arrays.stream(RecordedResult.values())
                            .map(RecordedResult::value).collect(Collectors.joining(", "))));
        }
    }
}
