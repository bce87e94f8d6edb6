package dev.attendant.testcalls.asterisk;

import dev.attendant.testcalls.real.RealPbx;
import dev.attendant.testcalls.sip.SipPhone;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Asterisk for one test class, with the files of the project's {@code dialplan/}, a queue
 * {@code support} with the phones 201 and 202 as agents, and room for test phones to call from:
 * <pre>{@code
 * @BeforeAll static void up()   { asterisk = RealAsterisk.setup().agi(port).start(); }
 * @AfterAll  static void down() { asterisk.close(); }
 * SipCall call = asterisk.phone("100").call(asterisk.uri("1000")).connected(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p>Comes from a container where a Docker engine answers, else from the packages of a Debian or Ubuntu,
 * unpacked once into {@code ~/.cache/attendant/asterisk} (or {@code $ATTENDANT_TEST_CACHE}). Where there is
 * neither, the tests are skipped, except in a CI build on Linux. {@code ATTENDANT_TEST_ASTERISK=packages} does
 * not ask for Docker. Everything is bound to 127.0.0.1, on ports that are free; each instance has its own, so
 * several may run at once. May be used from any thread.
 */
public final class RealAsterisk implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RealAsterisk.class);
    private static final Duration STARTING = Duration.ofSeconds(60);
    private static final int RTP_PORTS = 400;
    /** 100 to 119 are callers, 201 and 202 the agents of the sample queue, 203 to 219 agents of a test's own. */
    private static final List<String> PHONES = IntStream.concat(
            IntStream.range(100, 120), IntStream.range(201, 220)).mapToObj(String::valueOf).toList();

    private final AsteriskHome home;
    private final AsteriskProgram.Running running;
    private final int sipPort;
    private final int managerPort;

    private RealAsterisk(AsteriskHome home, AsteriskProgram.Running running, int sipPort, int managerPort) {
        this.home = home;
        this.running = running;
        this.sipPort = sipPort;
        this.managerPort = managerPort;
    }

    /** What a test can choose. */
    public static final class Setup {
        private final Map<String, String> globals = new HashMap<>();
        private final StringBuilder dialplan = new StringBuilder();
        private final StringBuilder queues = new StringBuilder();
        private int agiPort = 4573;
        private Optional<UniMrcp> mrcp = Optional.empty();

        private Setup() {}

        /** Where the attendant's FastAGI server listens on 127.0.0.1, or will. */
        public Setup agi(int port) {
            agiPort = port;
            return this;
        }

        /** A global variable of the dialplan, such as {@code ATTENDANT_PATIENCE}. */
        public Setup global(String name, String value) {
            globals.put(name, value);
            return this;
        }

        /** More extensions for the phones' context, or more contexts, as lines of extensions.conf. */
        public Setup dialplan(String lines) {
            dialplan.append(lines).append('\n');
            return this;
        }

        /** With app_unimrcp, and the project's profile for it. Skips the test where there is none. */
        public Setup mrcp(UniMrcp server) {
            mrcp = Optional.of(server);
            return this;
        }

        /** More queues, as lines of queues.conf. */
        public Setup queues(String lines) {
            queues.append(lines).append('\n');
            return this;
        }

        /** Starts it and waits until it takes calls. Skips the test where there is none to be had. */
        public RealAsterisk start() {
            AsteriskProgram program = program();
            int sipPort = FreePorts.udp();
            int managerPort = FreePorts.tcp();
            int rtp = FreePorts.range(RTP_PORTS);
            Map<String, String> values = new HashMap<>();
            Optional<Path> modules = mrcp.isEmpty() ? program.modules() : Optional.of(withMrcp(program, mrcp.get()));
            values.put("MODULES", modules.map(path -> "astmoddir => " + path).orElse(""));
            values.put("DATA", program.data().map(path -> "astdatadir => " + path + "\nastvarlibdir => " + path)
                    .orElse(""));
            values.put("SIP_PORT", String.valueOf(sipPort));
            values.put("MANAGER_PORT", String.valueOf(managerPort));
            values.put("RTP_FIRST", String.valueOf(rtp));
            values.put("RTP_LAST", String.valueOf(rtp + RTP_PORTS - 1));
            values.put("AGI_PORT", String.valueOf(agiPort));
            values.put("GLOBALS", globals.entrySet().stream().map(entry -> entry.getKey() + " = " + entry.getValue())
                    .collect(Collectors.joining("\n")));
            values.put("DIALPLAN", dialplan.toString());
            values.put("QUEUES", queues.toString());
            values.put("PHONES", PHONES.stream().map(("[%1$s](phone)\naors = %1$s\n[%1$s](place)\n")::formatted)
                    .collect(Collectors.joining("\n")));
            AsteriskHome home = AsteriskHome.create(values);
            mrcp.ifPresent(home::mrcp);
            RealAsterisk asterisk = new RealAsterisk(home, program.start(home.folder()), sipPort, managerPort);
            asterisk.awaitBooted();
            return asterisk;
        }
    }

    private static Path withMrcp(AsteriskProgram program, UniMrcp server) {
        return program.modules().flatMap(server::modules).orElseGet(() -> Assumptions.abort(
                "no app_unimrcp.so: UNIMRCP_ASTERISK_MODULE names none, and it is not among Asterisk's modules"));
    }

    public static Setup setup() {
        return new Setup();
    }

    /** The address of an extension in the phones' context: {@code echo}, {@code 1000}, or one of the test's. */
    public String uri(String extension) {
        return "sip:%s@127.0.0.1:%d".formatted(extension, sipPort);
    }

    /** A phone that calls and can be called: 100 to 119, or an agent's, 201 to 219. The test closes it. */
    public SipPhone phone(String user) {
        return new SipPhone(user).register(new InetSocketAddress("127.0.0.1", sipPort));
    }

    public int sipPort() {
        return sipPort;
    }

    /** Of AMI; the user is {@code attendant} with the secret of the sample file. */
    public int managerPort() {
        return managerPort;
    }

    /** What Asterisk answers to a command of its command line. */
    public String cli(String command) {
        return running.cli(command);
    }

    /** The channels that are up, one line each, as {@code core show channels concise} has them. */
    public List<String> channels() {
        return cli("core show channels concise").lines().filter(line -> line.contains("!")).toList();
    }

    /** Waits until no call is up. @throws IllegalStateException with the channels that stay */
    public void awaitNoChannels(Duration patience) {
        awaitCli("core show channels concise", patience, answer -> !answer.contains("!"));
    }

    /** Waits until a command's answer contains this. @throws IllegalStateException with the last answer */
    public void awaitCli(String command, String contained, Duration patience) {
        awaitCli(command, patience, answer -> answer.contains(contained));
    }

    /** Such as {@code 22.10.1~dfsg+~cs6.15.60671435-1}. */
    public String version() {
        String[] words = cli("core show version").split(" ", 3); // Asterisk 22.10.1 built by …
        return words.length == 3 ? words[1] : "of unknown version";
    }

    /** How much processor it has taken since its start; empty for one in a container, which is not asked. */
    public Optional<Duration> processor() {
        return running.processor();
    }

    /** The last lines of its log. */
    public String log() {
        return running.lastWords();
    }

    @Override
    public void close() {
        running.close();
        home.delete();
    }

    private void awaitCli(String command, Duration patience, Predicate<String> enough) {
        long until = System.nanoTime() + patience.toNanos();
        String answer;
        do { // each question is a process of its own: that is pause enough
            answer = cli(command);
            if (enough.test(answer)) {
                return;
            }
        } while (System.nanoTime() < until);
        throw new IllegalStateException(
                "after " + patience + " `" + command + "` still says:\n" + answer + "\n" + log());
    }

    private void awaitBooted() {
        long began = System.nanoTime();
        while (!cli("core waitfullybooted").contains("fully booted")) {
            if (!running.alive() || System.nanoTime() - began > STARTING.toNanos()) {
                String words = log();
                close();
                throw new IllegalStateException("Asterisk did not come up. Its last words:\n" + words);
            }
        }
        RealPbx.ASTERISK.started(version());
        log.info("Asterisk is up after {} ms, SIP on port {}", (System.nanoTime() - began) / 1_000_000, sipPort);
    }

    private static AsteriskProgram program() {
        boolean packagesOnly = "packages".equals(System.getenv("ATTENDANT_TEST_ASTERISK"));
        if (!packagesOnly && ContainedAsterisk.possible()) {
            return new ContainedAsterisk();
        }
        boolean ci = "true".equals(System.getenv("CI")) && System.getProperty("os.name").equals("Linux");
        String reason = "no Docker engine, and no Debian or Ubuntu whose packages could be used";
        if (UnpackedAsterisk.possible()) {
            try {
                return UnpackedAsterisk.in(cache());
            } catch (IllegalStateException e) {
                reason = e.getMessage();
            }
        }
        if (ci) {
            throw new IllegalStateException("No real Asterisk for the tests: " + reason);
        }
        log.warn("Skipped, there is no real Asterisk: {}", reason);
        return Assumptions.abort("no real Asterisk: " + reason);
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("ATTENDANT_TEST_CACHE")).map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache/attendant")).resolve("asterisk");
    }
}
