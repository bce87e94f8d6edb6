package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipPhone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real FreeSWITCH for one test class, with the files of the project's {@code freeswitch-conf/}, a queue
 * {@code support@default} with the phones 201 and 202 as agents, and room for test phones to call from:
 * <pre>{@code
 * @BeforeAll static void up()   { freeswitch = RealFreeSwitch.setup().socket(port).start(); }
 * @AfterAll  static void down() { freeswitch.close(); }
 * SipCall call = freeswitch.phone("100").call(freeswitch.uri("1000")).connected(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>It is the one in {@code $FREESWITCH_HOME} (the folder with {@code bin/freeswitch}), or on the PATH, or from
 * a container where a Docker engine answers. Where there is none, the tests are skipped: no distribution
 * packages it, so not even a CI build must have one. Everything is bound to 127.0.0.1, on ports that are free;
 * each instance has its own folders, so several may run at once. May be used from any thread.
 */
public final class RealFreeSwitch implements AutoCloseable {
    /** Hold music is one long note, so that a test knows it when it hears it. */
    public static final int MUSIC_HERTZ = 330;
    /** What is heard at the extension {@code tone}. */
    public static final int TONE_HERTZ = 1004;

    private static final Logger log = LoggerFactory.getLogger(RealFreeSwitch.class);
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final long BETWEEN_QUESTIONS = Duration.ofMillis(20).toNanos();
    private static final Pattern CHANNEL = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12},.*");
    private static final List<String> AGENTS = List.of("201", "202");

    private final FreeSwitchHome home;
    private final FreeSwitchProgram.Running running;
    private final int sipPort;
    private final int eventSocketPort;
    private final String password;

    RealFreeSwitch(FreeSwitchHome home, FreeSwitchProgram.Running running, int sipPort, int eventSocketPort,
                   String password) {
        this.home = home;
        this.running = running;
        this.sipPort = sipPort;
        this.eventSocketPort = eventSocketPort;
        this.password = password;
    }

    public static FreeSwitchSetup setup() {
        return new FreeSwitchSetup();
    }

    /** The address of an extension in the phones' context: {@code echo}, {@code tone}, {@code 1000}, the test's. */
    public String uri(String extension) {
        return "sip:%s@127.0.0.1:%d".formatted(extension, sipPort);
    }

    /** A phone that calls and can be called: 100 to 109, or an agent's, 201 and 202. The test closes it. */
    public SipPhone phone(String user) {
        return new SipPhone(user).register(new InetSocketAddress("127.0.0.1", sipPort));
    }

    public int sipPort() {
        return sipPort;
    }

    /** Of the inbound event socket, on 127.0.0.1. */
    public int eventSocketPort() {
        return eventSocketPort;
    }

    /** Of the inbound event socket. */
    public String password() {
        return password;
    }

    /** Such as {@code 1.11.1}. */
    public String version() {
        return cli("version short").strip();
    }

    /**
     * What FreeSWITCH answers to a command of its command line; {@code -ERR no reply} is its empty answer.
     *
     * @throws UncheckedIOException when it does not answer
     */
    public String cli(String command) {
        try {
            return EventSocketQuestion.ask(eventSocketPort, password, command);
        } catch (IOException e) {
            throw new UncheckedIOException("FreeSWITCH does not answer `" + command + "`: " + log(), e);
        }
    }

    /** The channels that are up, one line each, as {@code show channels} has them: some 100 ms late. */
    public List<String> channels() {
        return cli("show channels").lines().filter(line -> CHANNEL.matcher(line).matches()).toList();
    }

    /** Waits until no call is up. @throws IllegalStateException with what stays */
    public void awaitNoChannels(Duration patience) {
        awaitCli("status", patience, answer -> answer.lines().anyMatch(line -> line.startsWith("0 session(s) - ")));
        awaitCli("show channels", patience, answer -> answer.lines().anyMatch("0 total."::equals));
    }

    /** Waits until a command's answer contains this. @throws IllegalStateException with the last answer */
    public void awaitCli(String command, String contained, Duration patience) {
        awaitCli(command, patience, answer -> answer.contains(contained));
    }

    /** These agents of {@code support@default} wait for calls, the others do not; their phones are the test's. */
    public void agentsAvailable(String... users) {
        List<String> available = List.of(users);
        if (!AGENTS.containsAll(available)) {
            throw new IllegalArgumentException("the agents are " + AGENTS + ", not " + available);
        }
        AGENTS.forEach(user -> callcenter("agent set status " + agent(user) + " '"
                + (available.contains(user) ? "Available" : "Logged Out") + "'"));
    }

    /** Nobody waits for the queue's calls: so it is after the start. */
    public void noAgents() {
        agentsAvailable();
    }

    /**
     * Hires an agent for a queue, who is there from now on.
     *
     * @param name    such as {@code 203@default}
     * @param contact a dial string, such as {@code user/203}
     */
    public void hire(String name, String contact, String queue) {
        callcenter("agent add " + name + " callback");
        callcenter("agent set contact " + name + " " + contact);
        callcenter("agent set max_no_answer " + name + " 100");
        callcenter("tier add " + queue + " " + name + " 1 1");
        callcenter("agent set status " + name + " Available");
    }

    /** The last lines of its log. */
    public String log() {
        return running.lastWords();
    }

    /** Ends it on the spot: phones whose calls are up are not told. */
    @Override
    public void close() {
        try {
            EventSocketQuestion.ask(eventSocketPort, password, "fsctl shutdown now");
        } catch (IOException | IllegalStateException e) {
            log.trace("FreeSWITCH ends without an answer, or has ended before", e);
        }
        running.close();
        home.delete();
    }

    /** The agents of the shipped file have no phones here; ours are hired instead, and are not there yet. */
    void employAgents() {
        callcenter("agent list").lines().skip(1).filter(line -> line.contains("|"))
                .forEach(line -> callcenter("agent del " + line.substring(0, line.indexOf('|'))));
        for (String user : AGENTS) {
            callcenter("agent add " + agent(user) + " callback");
            callcenter("agent set contact " + agent(user) + " user/" + user);
            callcenter("tier add support@default " + agent(user) + " 1 1");
        }
        noAgents();
    }

    private static String agent(String user) {
        return user + "@default";
    }

    private String callcenter(String command) {
        String answer = cli("callcenter_config " + command);
        if (!answer.stripTrailing().endsWith("+OK")) {
            throw new IllegalStateException("callcenter_config " + command + ": " + answer + log());
        }
        return answer;
    }

    private void awaitCli(String command, Duration patience, Predicate<String> enough) {
        long until = System.nanoTime() + patience.toNanos();
        String answer = cli(command);
        while (!enough.test(answer)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "after " + patience + " `" + command + "` still says:\n" + answer + "\n"
                                + cli("show channels") + "\n" + log());
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS);
            answer = cli(command);
        }
    }

    /** Its socket is there early, the command {@code status} later; it is ready when all modules are loaded. */
    void awaitReady() {
        long began = System.nanoTime();
        while (!ready()) {
            if (!running.alive() || System.nanoTime() - began > STARTING.toNanos()) {
                throw new IllegalStateException("FreeSWITCH did not come up. Its last words:\n" + log());
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS);
        }
        RealPbx.FREESWITCH.started(version());
        log.info("FreeSWITCH is up after {} ms, SIP on port {}", (System.nanoTime() - began) / 1_000_000, sipPort);
    }

    private boolean ready() {
        try {
            return EventSocketQuestion.ask(eventSocketPort, password, "status").contains(" is ready")
                    && EventSocketQuestion.ask(eventSocketPort, password, "sofia status").contains("RUNNING");
        } catch (IOException e) {
            return false;
        }
    }
}
