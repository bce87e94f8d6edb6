package dev.attendant.server.demo;

import dev.attendant.server.cli.Main;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.PbxOption;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.testcalls.caller.Script;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.caller.TimelineEvent;
import dev.attendant.testcalls.pbx.CallEnd;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Calls a running attendant as a simulated PBX with a caller who speaks. */
@Command(
        name = "call",
        description = {
            "Call a running attendant, as a simulated PBX with a caller who speaks.",
            "",
            "The caller lets the attendant finish, says the next thing, and hangs up after the last answer."
        })
public final class Call implements Callable<Integer> {

    private static final long WHOLE_CALL_SECONDS = 600;

    @ParentCommand
    private Main attendant;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PbxOption pbx;

    @Option(names = "--scenario", defaultValue = "support", description = "Which (default: ${DEFAULT-VALUE}).")
    private String scenario;

    @Option(names = "--say", paramLabel = "TEXT", description = {
            "What the caller says next; may be given several times.",
            "Digits, * and # alone are pressed, not said: --say 123456#"})
    private List<String> texts = List.of();

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Where the attendant is (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(names = "--port", description = "Its port for this PBX (default: as configured).")
    private Integer port;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        Shown shown = new Shown(spec.commandLine().getOut(), json);
        Settings settings = attendant.configuration().settings();
        int called = port == null ? pbx.pbx().configuredPort(settings) : port;
        Vertx vertx = Vertx.vertx();
        try (CallerVoice voice = new CallerVoice(vertx)) {
            SpeakingCaller caller = new SpeakingCaller(
                    voice.voice(), script(), SpeakingCaller.QUIET_LINE_DBFS, event -> show(event, shown));
            SimulatedPbx simulated = Simulation.of(pbx.pbx(), host, called)
                    .withQueue("support", answered()).withQueue("sales", answered()).start(vertx);
            CallOutcome outcome = simulated.call(CallSpec.to(scenario).withCaller(caller))
                    .outcome().toCompletionStage().toCompletableFuture().get(WHOLE_CALL_SECONDS, TimeUnit.SECONDS);
            Talk talk = caller.talk().get(10, TimeUnit.SECONDS);
            return report(outcome, talk, called, shown);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static SimulatedQueue answered() {
        return SimulatedQueue.answers(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private Script script() {
        Script script = Script.begin();
        for (String text : texts) {
            script = text.matches("[0-9*#]+") ? script.press(text) : script.say(text);
        }
        return script.hangUp();
    }

    private static void show(TimelineEvent event, Shown shown) {
        String kind = event.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        shown.line(event.atMillis() / 1000, "", kind + (event.detail().isEmpty() ? "" : ": " + event.detail()),
                kind, new JsonObject().put("detail", event.detail()));
    }

    private int report(CallOutcome outcome, Talk talk, int called, Shown shown) {
        if (outcome.end() == CallEnd.CONTROL_REFUSED) {
            shown.result("Nothing listens on " + host + ":" + called + "; start it with: attendant serve", "refused",
                    new JsonObject());
            return 1;
        }
        shown.result(
                "Ended: " + outcome.end() + ", ATTENDANT_RESULT=" + outcome.result() + "; answers after "
                        + talk.responses().stream().map(Math::round).toList() + " ms",
                "ended",
                new JsonObject().put("end", outcome.end().name()).put("result", outcome.result())
                        .put("responsesMs", talk.responses()));
        boolean transferred = outcome.result().equals("transferred") || outcome.result().equals("completed");
        // a caller whose call ends well before the script does has what they wanted
        boolean failed = talk.failure().isPresent() && !transferred;
        if (failed) {
            shown.result("The talk failed: " + talk.failure().get(), "failed",
                    new JsonObject().put("reason", talk.failure().get()));
        }
        return failed ? 1 : 0;
    }
}
