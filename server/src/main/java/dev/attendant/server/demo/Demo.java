package dev.attendant.server.demo;

import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.records.CallDetails;
import dev.attendant.server.cli.Main;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import dev.attendant.server.pbx.PbxOption;
import dev.attendant.server.pbx.Simulation;
import dev.attendant.server.program.Attendant;
import dev.attendant.testcalls.caller.SpeakingCaller;
import dev.attendant.testcalls.caller.Talk;
import dev.attendant.testcalls.pbx.CallOutcome;
import dev.attendant.testcalls.pbx.CallSpec;
import dev.attendant.testcalls.pbx.SimulatedPbx;
import dev.attendant.testcalls.pbx.SimulatedQueue;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Shows a whole call: everything embedded, a simulated PBX, and a caller with a voice of their own. */
@Command(
        name = "demo",
        description = {
            "Show a whole call, with a simulated PBX and a caller who speaks.",
            "",
            "Needs no PBX, no key and no network. Uses the configured scenarios and engines; its records and"
                    + " recordings are its own, in the folder demo among the data.",
            "Ends with 0 when the talk went as told, else with 1 and why."
        })
public final class Demo implements Callable<Integer> {

    private static final Duration WHOLE_CALL = Duration.ofMinutes(3);

    @ParentCommand
    private Main attendant;

    @Spec
    private CommandSpec spec;

    @Mixin
    private PbxOption pbx;

    @Option(names = "--json", description = "Print JSON lines.")
    private boolean json;

    @Option(names = "--live", description = {
            "Listen on the configured ports, and keep taking calls afterwards until told to stop.",
            "Call with: attendant call --scenario support --say \"when are you open\""})
    private boolean live;

    @Override
    public Integer call() throws Exception {
        Shown shown = new Shown(spec.commandLine().getOut(), json);
        Settings settings = DemoSettings.load(attendant.configurationFile(), attendant.environment(), live);
        Map<String, Scenario> scenarios = ScenarioFiles.load(settings.scenarios()).values().stream()
                .collect(Collectors.toMap(Scenario::name, Scenario::recorded));
        shown.result("Loading the engines; a simulated " + pbx.pbx() + " will call …", "loading",
                new JsonObject().put("pbx", pbx.pbx().toString()));
        CallView view = new CallView(shown);
        Vertx vertx = Vertx.vertx();
        try (Attendant running = Attendant.start(settings, scenarios, view);
                CallerVoice voice = new CallerVoice(vertx)) {
            List<String> problems = run(running, pbx.pbx().configuredHost(settings), vertx, voice, view, shown);
            shown.gap();
            problems.forEach(problem ->
                    shown.result("NOT AS TOLD: " + problem, "problem", new JsonObject().put("problem", problem)));
            if (problems.isEmpty()) {
                shown.result("The talk went as told.", "done", new JsonObject().put("ok", true));
            }
            if (live && problems.isEmpty()) {
                int port = running.port(pbx.pbx());
                shown.result("Taking " + pbx.pbx() + "'s calls on port " + port + " until told to stop (Ctrl-C).", "live",
                        new JsonObject().put("port", port));
                new CountDownLatch(1).await();
            }
            return problems.isEmpty() ? 0 : 1;
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private List<String> run(
            Attendant running, String host, Vertx vertx, CallerVoice voice, CallView view, Shown shown)
            throws InterruptedException, ExecutionException, TimeoutException {
        SpeakingCaller caller = new SpeakingCaller(
                voice.voice(), DemoTalk.SCRIPT, SpeakingCaller.QUIET_LINE_DBFS, view::caller);
        SimulatedPbx simulated = Simulation.of(pbx.pbx(), host, running.port(pbx.pbx()))
                .withQueue("support", SimulatedQueue.answers(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .start(vertx);
        CallOutcome outcome = simulated.call(CallSpec.to("support").from("5551000", "Pat Caller").withCaller(caller))
                .outcome().toCompletionStage().toCompletableFuture()
                .get(WHOLE_CALL.toSeconds(), TimeUnit.SECONDS);
        Talk talk = caller.talk().get(10, TimeUnit.SECONDS);
        shown.gap();
        shown.result(
                "At the caller's ear: answers after " + millis(talk.responses())
                        + "; silent after a barge-in within " + millis(talk.bargeIns()),
                "measured",
                new JsonObject().put("responsesMs", talk.responses()).put("bargeInsMs", talk.bargeIns()));
        running.records().flush(Duration.ofSeconds(10));
        Optional<CallDetails> recorded = view.call().flatMap(running.records().history()::call);
        recorded.ifPresent(details -> showRecord(details, running, shown));
        return DemoTalk.problems(talk, outcome, view, recorded);
    }

    private static void showRecord(CallDetails details, Attendant running, Shown shown) {
        String recording = running.recordings().path(details.call().id(), details.call().arrivedAt()).toString();
        shown.result(
                "In the records: call " + details.call().id() + ", " + details.turns().size() + " turns, "
                        + details.call().length().toSeconds() + " s, " + details.call().result().value(),
                "record",
                new JsonObject().put("call", details.call().id().toString()).put("turns", details.turns().size())
                        .put("result", details.call().result().value()).put("recording", recording));
        shown.result("The recording (caller left, attendant right): " + recording, "recording",
                new JsonObject().put("path", recording));
    }

    private static String millis(List<Double> values) {
        return values.stream().map(value -> String.format(Locale.ROOT, "%.0f ms", value))
                .collect(Collectors.joining(", "));
    }
}
