package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A real Asterisk with the project's dialplan, called over SIP. The queues {@code desk203} … have one agent each.
 * People, the dialplan's way out, are a voice that says one tone.
 */
final class RealAsteriskPbx implements ContractPbx, SipCaller.Pbx {

    private static final String SUMMARY = "ATTENDANT_SUMMARY=";
    private static final int FIRST_CALLER = 100;
    private static final int LAST_CALLER = FIRST_CALLER + PHONES - 1;
    private static final int FIRST_DESK = 203;
    private static final int LAST_DESK = 218;
    private static final int NEVER_ANSWERS = 219;

    private final AsteriskAttendant attendant;
    private final RealAsterisk asterisk;
    private final BlockingQueue<String> callers =
            new ArrayBlockingQueue<>(100, false, numbers(FIRST_CALLER, LAST_CALLER));
    private final BlockingQueue<String> desks = new ArrayBlockingQueue<>(100, false, numbers(FIRST_DESK, LAST_DESK));
    private final Map<String, SipAgent> agents = new ConcurrentHashMap<>();

    RealAsteriskPbx(CallHandler handler, int rate) {
        attendant = new AsteriskAttendant(handler, rate);
        try {
            asterisk = RealAsterisk.setup().agi(attendant.port()).dialplan(dialplan()).queues(queues()).start();
        } catch (RuntimeException | Error e) {
            attendant.close();
            throw e;
        }
        agents.put("unanswered", new SipAgent(asterisk.phone(String.valueOf(NEVER_ANSWERS)), false));
        asterisk.awaitCli("queue show unanswered", "Not in use", SOON);
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    /** At the end of a call its variables are left where the command line shows them. */
    private static String dialplan() {
        String note = Base64.getEncoder().encodeToString(Samples.NOTE.getBytes(StandardCharsets.UTF_8));
        return """
                exten => %s,1,Set(GLOBAL(OVER_${CALLERID(num)})=)
                 same => n,Set(CHANNEL(hangup_handler_push)=contract-over,s,1)
                 same => n,Gosub(attendant-call,s,1(support,people))
                exten => %s,1,Set(note=${BASE64_DECODE(%s)})
                 same => n,AGI(agi://${ATTENDANT_AGI}/billing?variables=note&account=4711)
                 same => n,Hangup()
                exten => people,1,Answer()
                 same => n,Playtones(%d)
                 same => n,Wait(60)
                [contract-over]
                exten => s,1,Set(OVER=${ATTENDANT_RESULT}|${BASE64_ENCODE(${ATTENDANT_QUEUE})})
                 same => n,Set(GLOBAL(OVER_${CALLERID(num)})=${OVER}|${BASE64_ENCODE(${ATTENDANT_SUMMARY})})
                 same => n,Return()
                """.formatted(ATTENDANT, ATTENDANT_WITH_ARGUMENTS, note, SipCaller.PEOPLE_HERTZ);
    }

    private static String queues() {
        StringBuilder queues = new StringBuilder();
        for (String desk : numbers(FIRST_DESK, LAST_DESK)) {
            queues.append(queue("desk" + desk, "PJSIP/" + desk));
        }
        // Local channels are always free
        return queues + queue("unanswered", "PJSIP/" + NEVER_ANSWERS) + queue("empty", "PJSIP/202")
                + queue("people", "Local/people@phones/n") + "ringinuse = yes\n";
    }

    /** As the project's sample has it. */
    private static String queue(String name, String member) {
        return """
                [%s]
                strategy = rrmemory
                timeout = 20
                retry = 1
                ringinuse = no
                joinempty = paused,unavailable,invalid,unknown
                leavewhenempty = paused,unavailable,invalid,unknown
                musicclass = default
                setinterfacevar = yes
                setqueueentryvar = yes
                member => %s
                """.formatted(name, member);
    }

    @Override
    public String kind() {
        return "asterisk";
    }

    @Override
    public ContractPhone phone(String callerName) {
        return new SipCaller(this, callers.remove(), callerName);
    }

    @Override
    public void giveBack(String caller) {
        callers.add(caller);
    }

    @Override
    public String queue(Agents wanted) {
        return switch (wanted) {
            case ANSWER, ANSWER_AND_STAY -> desk();
            case NOBODY_ANSWERS -> "unanswered";
            case NONE -> "empty";
        };
    }

    private String desk() {
        String number = desks.remove();
        String queue = "desk" + number;
        agents.put(queue, new SipAgent(asterisk.phone(number), true));
        asterisk.awaitCli("queue show " + queue, "Not in use", SOON);
        return queue;
    }

    @Override
    public String uri(String number) {
        return asterisk.uri(number);
    }

    @Override
    public boolean isQueued(String queue, String number) {
        return asterisk.cli("queue show " + queue).contains(". PJSIP/" + number + "-");
    }

    @Override
    public SipAgent agent(String queue) {
        return agents.get(queue);
    }

    @Override
    public String agentName(String queue) {
        return "PJSIP/" + queue.substring("desk".length());
    }

    @Override
    public String agentsSummary(String queue) {
        String channel = asterisk.channels().stream().map(line -> line.split("!")[0])
                .filter(name -> name.startsWith(agentName(queue) + "-")).findFirst().orElseThrow();
        return asterisk.cli("core show channel " + channel).lines().map(String::strip)
                .filter(line -> line.startsWith(SUMMARY)).map(line -> line.substring(SUMMARY.length()))
                .findFirst().orElse("");
    }

    @Override
    public Optional<Afterwards> afterwards(Afterwards.Fate fate, String number) {
        String name = "OVER_" + number + "=";
        return asterisk.cli("dialplan show globals").lines().map(String::strip)
                .filter(line -> line.startsWith(name)).map(line -> line.substring(name.length()).split("\\|", -1))
                .filter(values -> values.length >= 3).findFirst()
                .map(values -> new Afterwards(fate, values[0], decoded(values[1]), decoded(values[2])));
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Override
    public void attendantIsThere(boolean there) {
        asterisk.cli("dialplan set global ATTENDANT_AGI 127.0.0.1:"
                + (there ? attendant.port() : ClosedPort.find()));
    }

    @Override
    public int connections() {
        return attendant.connections();
    }

    @Override
    public void awaitIdle() {
        asterisk.awaitNoChannels(SOON);
    }

    @Override
    public void close() {
        agents.values().forEach(SipAgent::close);
        asterisk.close();
        attendant.close();
    }
}
