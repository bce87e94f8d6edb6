package dev.attendant.server.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.freeswitch.client.AgentStatus;
import dev.attendant.freeswitch.client.ClientState;
import dev.attendant.freeswitch.client.FreeSwitchClient;
import dev.attendant.freeswitch.client.FreeSwitchLogin;
import dev.attendant.freeswitch.client.FreeSwitchUnavailable.Reason;
import dev.attendant.freeswitch.client.QueueState;
import dev.attendant.freeswitch.client.Timing;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client of the event socket, with a real FreeSWITCH. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchClientTest {

    private static final String QUEUE = "support@default";

    private static RealFreeSwitch freeSwitch;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ClientState> states = new LinkedBlockingQueue<>();

    @BeforeAll
    static void up() {
        freeSwitch = RealFreeSwitch.setup().dialplan("""
                <extension name="queue">
                  <condition field="destination_number" expression="^queue$">
                    <action application="answer"/>
                    <action application="callcenter" data="support@default"/>
                  </condition>
                </extension>""").start();
    }

    @AfterAll
    static void down() {
        if (freeSwitch != null) {
            freeSwitch.close();
        }
    }

    @AfterEach
    void close() {
        Await.value(vertx.close(), Await.SOON);
    }

    @Test
    void itLogsInAndIsToldVersionAndModules() throws Exception {
        FreeSwitchClient client = open(freeSwitch.password());

        assertThat(await(client.firstState())).isInstanceOf(ClientState.Ready.class);
        assertThat(await(client.version()).orElseThrow()).startsWith(freeSwitch.version());
        assertThat(await(client.moduleExists("mod_callcenter"))).isTrue();
        assertThat(await(client.moduleExists("mod_nonsense"))).isFalse();
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        FreeSwitchClient client = open("a-guess");

        assertThat(await(client.firstState())).isInstanceOfSatisfying(ClientState.Refused.class,
                refused -> assertThat(refused.why().reason()).isEqualTo(Reason.PASSWORD_DENIED));
    }

    @Test
    void aQueueTellsItsAgentsAndWhoWaitsWhateverTheCallerIsCalled() throws Exception {
        FreeSwitchClient client = open(freeSwitch.password());
        await(client.firstState());
        freeSwitch.agentsAvailable("201");
        try (SipPhone agent = freeSwitch.phone("201");
                SipPhone phone = freeSwitch.phone("100").named("A|Abandoned%0AB|Waiting|");
                SipCall call = phone.call(freeSwitch.uri("queue"))) {
            agent.nextRinging().get(10, TimeUnit.SECONDS);

            QueueState waiting = await(client.queueState(QUEUE)).orElseThrow();

            assertThat(waiting.agents()).isEqualTo(Map.of(AgentStatus.AVAILABLE, 1, AgentStatus.LOGGED_OUT, 1));
            assertThat(waiting.waiting()).isEqualTo(1);
            call.hangUp();
        }
        freeSwitch.awaitNoChannels(Await.SOON);
        Await.until("nobody waits", Await.SOON, () -> waiting(client) == 0, () -> waiting(client));
        assertThat(await(client.queues())).contains(QUEUE);
        assertThat(await(client.queueState("nobodys@default"))).isEmpty();
    }

    private static int waiting(FreeSwitchClient client) {
        return client.queueState(QUEUE).join().orElseThrow().waiting();
    }

    @Test
    void aBackgroundJobTellsHowItsCommandEnded() throws Exception {
        FreeSwitchClient client = open(freeSwitch.password());
        await(client.firstState());

        assertThat(await(client.bgapi(Await.SOON, "expr", "6*7")).text()).isEqualTo("42");
        assertThat(await(client.bgapi(Await.SOON, "originate", "user/nobody", "&park")).text()).startsWith("-ERR ");
    }

    @Test
    void whenTheModuleIsLoadedAgainItIsConnectedAgain() throws Exception {
        FreeSwitchClient client = open(freeSwitch.password());
        await(client.firstState());
        states.clear();

        freeSwitch.cli("reload mod_event_socket");

        assertThat(next()).isInstanceOf(ClientState.Unavailable.class);
        ClientState state = next();
        while (!(state instanceof ClientState.Ready)) {
            assertThat(state).isInstanceOf(ClientState.Unavailable.class);
            state = next();
        }
        assertThat(await(client.version())).isPresent();
    }

    private ClientState next() throws InterruptedException {
        ClientState state = states.poll(20, TimeUnit.SECONDS);
        assertThat(state).as("the next state").isNotNull();
        return state;
    }

    private FreeSwitchClient open(String password) {
        return FreeSwitchClient.open(vertx, new FreeSwitchLogin("127.0.0.1", freeSwitch.eventSocketPort(), password),
                Timing.DEFAULT, states::add);
    }

    private static <T> T await(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }
}
