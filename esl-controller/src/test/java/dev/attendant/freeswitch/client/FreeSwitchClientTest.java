package dev.attendant.freeswitch.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.attendant.freeswitch.client.FakeEventSocket.Manner;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable.Reason;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeSwitchClientTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration MOMENT = Duration.ofMillis(5);
    private static final Timing PATIENT = new Timing(LONG, LONG, MOMENT, MOMENT, Duration.ofMinutes(1));

    private final Vertx vertx = Vertx.vertx();
    private final FakeEventSocket freeSwitch = new FakeEventSocket();
    private final BlockingQueue<ClientState> states = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        freeSwitch.close();
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    // ---- asking --------------------------------------------------------------------------------------------

    @Test
    void itLogsInAndIsToldTheVersion() throws Exception {
        FreeSwitchClient client = open(PATIENT);
        assertThat(await(client.firstState())).isEqualTo(new ClientState.Ready(Optional.of(FakeEventSocket.VERSION)));
        assertThat(client.state()).isEqualTo(await(client.firstState()));
        assertThat(await(client.version())).contains(FakeEventSocket.VERSION);
    }

    @Test
    void aFreeSwitchWithoutItsCommandsIsReadyAndTellsNoVersion() throws Exception {
        freeSwitch.forget("version");
        assertThat(await(open(PATIENT).firstState())).isEqualTo(new ClientState.Ready(Optional.empty()));
    }

    @Test
    void modulesAreThereOrNot() throws Exception {
        freeSwitch.answer("module_exists mod_callcenter", "true").answer("module_exists mod_fifo", "false");
        FreeSwitchClient client = ready(PATIENT);
        assertThat(await(client.moduleExists("mod_callcenter"))).isTrue();
        assertThat(await(client.moduleExists("mod_fifo"))).isFalse();
        assertThat(await(client.moduleExists("mod_unknown"))).isFalse();
    }

    @Test
    void aQueueTellsItsAgentsByStatusAndWhoWaitsWhateverTheirNames() throws Exception {
        freeSwitch
                .answer(query("queue list"), reply("{\"name\":\"support@default\"},{\"name\":\"sales@default\"}"))
                .answer(query("queue list agents", "support@default"), reply("""
                        {"name":"201@default","contact":"user/201|user/202","status":"Available"},
                        {"name":"202@default","status":"Available (On Demand)"},
                        {"name":"203@default","status":"On Break"},{"name":"204@default","status":"Logged Out"},
                        {"name":"205@default","status":"Logged Out"},{"name":"206@default","status":null}"""))
                .answer(query("queue list members", "support@default"), reply("""
                        {"cid_name":"|Abandoned|\\n|Waiting|","state":"Waiting"},{"state":"Trying"},
                        {"state":"Answered"},{"state":"Abandoned"}"""));
        FreeSwitchClient client = ready(PATIENT);

        QueueState support = await(client.queueState("support@default")).orElseThrow();

        assertThat(support.agents()).isEqualTo(Map.of(
                AgentStatus.AVAILABLE, 1,
                AgentStatus.AVAILABLE_ON_DEMAND, 1,
                AgentStatus.ON_BREAK, 1,
                AgentStatus.LOGGED_OUT, 2,
                AgentStatus.UNKNOWN, 1));
        assertThat(support.size()).isEqualTo(6);
        assertThat(support.available()).isEqualTo(2);
        assertThat(support.waiting()).isEqualTo(2);
        assertThat(await(client.queues())).containsExactly("sales@default", "support@default");
        assertThat(await(client.queueState("other@default"))).isEmpty();
    }

    @Test
    void withoutCallcenterThereAreNoQueues() throws Exception {
        freeSwitch.answer(query("queue list"), "{\"status\":\"error\",\"response\":null}\n");
        FreeSwitchClient client = ready(PATIENT);
        assertThat(await(client.queues())).isEmpty();
        assertThat(await(client.queueState("support@default"))).isEmpty();
        freeSwitch.forget(query("queue list"));
        assertThat(await(client.queues())).isEmpty();
    }

    @Test
    void aBackgroundJobIsAnsweredWithWhatItPrinted() throws Exception {
        freeSwitch.answer("originate user/201 &park", "+OK 2b1f9f1e\n").answer("originate user/202 &park", "-ERR USER_BUSY\n");
        FreeSwitchClient client = ready(PATIENT);
        assertThat(await(client.bgapi(LONG, "originate", "user/201", "&park")).text()).isEqualTo("+OK 2b1f9f1e");
        assertThat(await(client.bgapi(LONG, "originate", "user/202", "&park")).isOk()).isFalse();
    }

    @Test
    void aRequestThatIsNotAnsweredFailsAtItsDeadline() {
        freeSwitch.answer("module_exists mod_slow", FakeEventSocket.NOTHING);
        FreeSwitchClient client = ready(new Timing(LONG, MOMENT, MOMENT, MOMENT, LONG));
        assertThat(why(client.moduleExists("mod_slow")).reason()).isEqualTo(Reason.LATE);
    }

    // ---- not being let in ----------------------------------------------------------------------------------

    @Test
    void aWrongPasswordIsToldWithItsKeyAndNotTriedAgain() throws Exception {
        FreeSwitchClient client = open("guess", PATIENT);

        assertThat(await(client.firstState())).isInstanceOfSatisfying(ClientState.Refused.class, refused -> {
            assertThat(refused.why().reason()).isEqualTo(Reason.PASSWORD_DENIED);
            assertThat(refused.why()).hasMessage("FreeSWITCH at 127.0.0.1:" + freeSwitch.port()
                    + " refuses the password; compare freeswitch.event-socket.password with password in"
                    + " event_socket.conf.xml");
        });
        assertThat(why(client.version()).reason()).isEqualTo(Reason.PASSWORD_DENIED);
        assertThat(freeSwitch.isConnected(0)).isTrue();
        assertThat(freeSwitch.isConnected(SHORT.toMillis())).as("a second attempt").isFalse();
        assertThat(freeSwitch.isLeft()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "RUDE, ADDRESS_DENIED, apply-inbound-acl",
        "HANGS_UP, SILENT, asked for no password",
        "ANOTHER_PROTOCOL, SILENT, a line that is no header",
        "SAYS_NOTHING, SILENT, the login was not over within 1000 ms",
        "NO_ANSWER_TO_PASSWORD, SILENT, the login was not over within 1000 ms"})
    void whoIsNotLetInIsToldWhyAndTriesAgain(Manner manner, Reason reason, String message) throws Exception {
        freeSwitch.manner(manner);
        boolean silent = manner == Manner.SAYS_NOTHING || manner == Manner.NO_ANSWER_TO_PASSWORD;
        FreeSwitchClient client = open(
                new Timing(silent ? Duration.ofSeconds(1) : LONG, LONG, MOMENT, MOMENT, LONG));

        assertThat(await(client.firstState())).isInstanceOfSatisfying(ClientState.Unavailable.class, state -> {
            assertThat(state.why().reason()).isEqualTo(reason);
            assertThat(state.why()).hasMessageContaining(message).hasMessageNotContaining(FakeEventSocket.PASSWORD);
        });
        assertThat(why(client.version()).reason()).isEqualTo(reason);

        freeSwitch.manner(Manner.USUAL);
        next(ClientState.Unavailable.class);
        next(ClientState.Ready.class);
    }

    @Test
    void whileItConnectsRequestsFailAtOnce() {
        freeSwitch.manner(Manner.SAYS_NOTHING);
        FreeSwitchClient client = open(PATIENT);
        assertThat(freeSwitch.isConnected(10_000)).isTrue();
        assertThat(why(client.version()).reason()).isEqualTo(Reason.CONNECTING);
        assertThat(client.state()).isInstanceOf(ClientState.Connecting.class);
    }

    // ---- coming back ---------------------------------------------------------------------------------------

    @Test
    void aFreeSwitchThatComesLaterIsFound() throws Exception {
        freeSwitch.stop();
        FreeSwitchClient client = open(PATIENT);
        assertThat(((ClientState.Unavailable) await(client.firstState())).why())
                .hasMessageContaining("nothing listens at 127.0.0.1:" + freeSwitch.port());
        freeSwitch.start();
        next(ClientState.Unavailable.class);
        next(ClientState.Ready.class);
        assertThat(await(client.version())).isPresent();
    }

    @Test
    void theSameFailureIsToldOnce() {
        freeSwitch.manner(Manner.RUDE);
        open(PATIENT);
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(freeSwitch.isConnected(10_000)).isTrue();
        }
        freeSwitch.manner(Manner.USUAL);
        next(ClientState.Unavailable.class);
        next(ClientState.Ready.class);
    }

    @Test
    void whatWaitsFailsWhenTheConnectionEndsAndItIsMadeAgain() throws Exception {
        freeSwitch.answer("module_exists mod_slow", FakeEventSocket.NOTHING);
        FreeSwitchClient client = ready(PATIENT);
        CompletableFuture<Boolean> waiting = client.moduleExists("mod_slow");
        freeSwitch.command("api module_exists");
        freeSwitch.stop();
        assertThat(why(waiting).reason()).isEqualTo(Reason.LOST);
        assertThat(next(ClientState.Unavailable.class).why().reason()).isEqualTo(Reason.LOST);
        assertThat(next(ClientState.Unavailable.class).why().reason()).isEqualTo(Reason.UNREACHABLE);
        freeSwitch.start();
        next(ClientState.Ready.class);
        assertThat(await(client.version())).isPresent();
    }

    @Test
    void aFreeSwitchThatNoLongerAnswersCountsAsLost() {
        freeSwitch.answer("uptime", FakeEventSocket.NOTHING);
        ready(new Timing(LONG, SHORT, MOMENT, MOMENT, MOMENT));
        assertThat(next(ClientState.Unavailable.class).why())
                .returns(Reason.LOST, FreeSwitchUnavailable::reason)
                .hasMessageContaining("does not answer any more");
        freeSwitch.answer("uptime", "17\n");
        next(ClientState.Ready.class);
    }

    // ---- the end -------------------------------------------------------------------------------------------

    @Test
    void closingEndsTheConnectionAndFailsWhatWaits() throws Exception {
        freeSwitch.answer("module_exists mod_slow", FakeEventSocket.NOTHING);
        FreeSwitchClient client = ready(PATIENT);
        CompletableFuture<Boolean> waiting = client.moduleExists("mod_slow");

        await(client.close().toCompletionStage().toCompletableFuture());

        assertThat(why(waiting).reason()).isEqualTo(Reason.CLOSED);
        assertThat(why(client.version()).reason()).isEqualTo(Reason.CLOSED);
        next(ClientState.Closed.class);
        assertThat(freeSwitch.isLeft()).isTrue();
        assertThat(freeSwitch.isConnected(0)).isTrue();
        assertThat(freeSwitch.isConnected(SHORT.toMillis())).as("connected again").isFalse();
        await(client.close().toCompletionStage().toCompletableFuture());
        assertThat(states).isEmpty();
    }

    @Test
    void closingEndsALoginThatGoesOn() throws Exception {
        freeSwitch.manner(Manner.SAYS_NOTHING);
        FreeSwitchClient client = open(PATIENT);
        assertThat(freeSwitch.isConnected(10_000)).isTrue();
        await(client.close().toCompletionStage().toCompletableFuture());
        assertThat(freeSwitch.isLeft()).isTrue();
        assertThat(await(client.firstState())).isInstanceOf(ClientState.Closed.class);
    }

    @Test
    void closingEndsTheAttemptsToConnect() throws Exception {
        freeSwitch.stop();
        FreeSwitchClient client = open(new Timing(LONG, LONG, SHORT, SHORT, LONG));
        next(ClientState.Unavailable.class);
        await(client.close().toCompletionStage().toCompletableFuture());
        freeSwitch.start();
        assertThat(freeSwitch.isConnected(2 * SHORT.toMillis())).isFalse();
    }

    @Test
    void thePasswordShowsNowhere() {
        FreeSwitchLogin login = new FreeSwitchLogin("::1", 8021, FakeEventSocket.PASSWORD);
        assertThat(login).hasToString("[::1]:8021");
    }

    // ---- helpers -------------------------------------------------------------------------------------------

    private FreeSwitchClient open(Timing timing) {
        return open(FakeEventSocket.PASSWORD, timing);
    }

    private FreeSwitchClient open(String password, Timing timing) {
        return FreeSwitchClient.open(
                vertx, new FreeSwitchLogin("127.0.0.1", freeSwitch.port(), password), timing, states::add);
    }

    private FreeSwitchClient ready(Timing timing) {
        FreeSwitchClient client = open(timing);
        next(ClientState.Ready.class);
        return client;
    }

    private <T extends ClientState> T next(Class<T> kind) {
        try {
            ClientState state = states.poll(10, TimeUnit.SECONDS);
            assertThat(state).isInstanceOf(kind);
            return kind.cast(state);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FreeSwitchUnavailable why(CompletableFuture<?> request) {
        Throwable failure = catchThrowable(() -> request.get(10, TimeUnit.SECONDS));
        assertThat(failure).isInstanceOf(ExecutionException.class);
        return (FreeSwitchUnavailable) failure.getCause();
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static String query(String arguments) {
        return "json {\"command\":\"callcenter_config\",\"data\":{\"arguments\":\"" + arguments + "\"}}";
    }

    private static String query(String arguments, String queue) {
        return query(arguments + "\",\"queue_name\":\"" + queue);
    }

    private static String reply(String rows) {
        return "{\"command\":\"callcenter_config\",\"status\":\"success\",\"response\":[" + rows.replace("\n", "") + "]}\n";
    }
}
