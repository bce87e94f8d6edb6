package dev.attendant.server.program;

import dev.attendant.conversation.CallListener;
import dev.attendant.conversation.Limits;
import dev.attendant.conversation.scenario.Scenario;
import dev.attendant.records.CallRecords;
import dev.attendant.records.Recordings;
import dev.attendant.records.RecordsSettings;
import dev.attendant.server.config.ScenarioFiles;
import dev.attendant.server.config.Settings;
import dev.attendant.server.engines.EngineRoom;
import dev.attendant.server.pbx.Pbx;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program: all rooms, wired and running. */
public final class Attendant implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Attendant.class);

    private final Settings settings;
    private final Map<String, Scenario> scenarios;
    /** What is open, the last first. */
    private final ArrayDeque<AutoCloseable> open = new ArrayDeque<>();

    private CallDesk desk;
    private PbxServers pbxs;
    private CallRecords records;
    private Recordings recordings;
    private EngineRoom engines;

    private Attendant(Settings settings, Map<String, Scenario> scenarios) {
        this.settings = settings;
        this.scenarios = scenarios;
    }

    /** Starts everything with the scenarios that the settings name; returns once calls are taken. */
    public static Attendant start(Settings settings, CallListener listener) {
        return start(settings, ScenarioFiles.load(settings.scenarios()), listener);
    }

    /**
     * Starts everything; returns once calls are taken.
     *
     * @param scenarios by name
     * @param listener  is told of all calls, besides records and log
     */
    public static Attendant start(Settings settings, Map<String, Scenario> scenarios, CallListener listener) {
        Attendant attendant = new Attendant(settings, scenarios);
        try {
            attendant.open(listener);
            return attendant;
        } catch (RuntimeException e) {
            attendant.closeAll();
            throw e;
        }
    }

    private void open(CallListener listener) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        open.push(() -> vertx.close().await());
        ScheduledThreadPoolExecutor clock =
                new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("deadlines").daemon().factory());
        // or every call that ended would be kept until its deadline
        clock.setRemoveOnCancelPolicy(true);
        open.push(clock::shutdownNow);
        // connects while the rest is opened
        Optional<FreeSwitchLink> freeSwitch = FreeSwitchLink.open(vertx, settings.freeswitch().eventSocket());
        freeSwitch.ifPresent(open::push);
        records = CallRecords.open(recordsSettings(settings));
        open.push(records);
        recordings = new Recordings(settings.recordings().directory());
        open.push(recordings);
        engines = EngineRoom.open(vertx, settings, scenarios.values());
        open.push(engines);
        engines.prepareVoice(Arrays.stream(Pbx.values())
                .flatMap(pbx -> pbx.sampleRates(settings).stream())
                .collect(Collectors.toSet()));
        desk = new CallDesk(
                scenarios,
                engines.engines(),
                settings.turnTaking().toTurnTaking(),
                new Limits(settings.limits().callLength(), settings.limits().turns(), settings.limits().modelTimeout()),
                settings.limits().calls(),
                records.and(new CallLogger()).and(listener),
                call -> new NotedRecording(call, recordings, records),
                clock);
        freeSwitch.ifPresent(FreeSwitchLink::awaitFirstState);
        pbxs = PbxServers.open(vertx, settings, desk);
        log.info("Taking calls: {}; scenarios {}",
                pbxs.listening(), String.join(", ", scenarios.keySet().stream().sorted().toList()));
    }

    /** The records as the configuration says. */
    public static RecordsSettings recordsSettings(Settings settings) {
        return new RecordsSettings(
                settings.databaseUrl(),
                settings.records().user(),
                settings.records().password().reveal(),
                settings.records().pool());
    }

    /** Where this PBX's dialplan hands over calls. */
    public int port(Pbx pbx) {
        return pbxs.port(pbx);
    }

    public int agiPort() {
        return port(Pbx.ASTERISK);
    }

    /** Where Asterisk connects for the calls' audio. */
    public int audioPort() {
        return pbxs.asterisk().audioPort();
    }

    /** How many calls there are. */
    public int calls() {
        return desk.calls();
    }

    /** How many connections PBXs have open to us; a call has one for its control and one for its audio. */
    public int connections() {
        return pbxs.connections();
    }

    public CallRecords records() {
        return records;
    }

    public Recordings recordings() {
        return recordings;
    }

    public EngineRoom engines() {
        return engines;
    }

    /** Takes no more calls, lets those that there are end, and stops. */
    @Override
    public void close() {
        desk.close(settings.limits().grace());
        closeAll();
        log.info("Stopped");
    }

    private void closeAll() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                log.warn("Closing failed: {}", e.toString());
            }
        }
    }
}
