package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.conversation.CallHandler;
import dev.attendant.freeswitch.esl.EslText;
import dev.attendant.server.calls.Await;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A real FreeSWITCH with the project's dialplan, called over SIP. The queues {@code desk203} … have one agent each.
 * People, the dialplan's way out, are agents of the queue {@code people}: voices that say one tone.
 */
final class RealFreeSwitchPbx implements ContractPbx, SipCaller.Pbx {

    private static final int FIRST_CALLER = 100;
    private static final int LAST_CALLER = FIRST_CALLER + PHONES - 1;
    private static final int FIRST_DESK = 203;
    private static final int LAST_DESK = 218;
    private static final int NEVER_ANSWERS = 219;
    private static final int PEOPLE = 16;

    private final FreeSwitchAttendant attendant;
    private final RealFreeSwitch freeSwitch;
    private final FinishedCalls finished;
    private final BlockingQueue<String> callers =
            new ArrayBlockingQueue<>(100, false, numbers(FIRST_CALLER, LAST_CALLER));
    private final BlockingQueue<String> desks = new ArrayBlockingQueue<>(100, false, numbers(FIRST_DESK, LAST_DESK));
    private final Map<String, SipAgent> agents = new ConcurrentHashMap<>();

    RealFreeSwitchPbx(CallHandler handler) {
        attendant = new FreeSwitchAttendant(handler);
        try {
            freeSwitch = RealFreeSwitch.setup()
                    .socket(attendant.port())
                    .users(numbers(FIRST_CALLER + 10, LAST_CALLER))
                    .users(numbers(FIRST_DESK, NEVER_ANSWERS))
                    .queues(queues())
                    .dialplan(dialplan())
                    .start();
        } catch (RuntimeException | Error e) {
            attendant.close();
            throw e;
        }
        finished = FinishedCalls.of(attendant.vertx(), freeSwitch.eventSocketPort(), freeSwitch.password());
        agents.put("unanswered", new SipAgent(freeSwitch.phone(String.valueOf(NEVER_ANSWERS)), false));
        freeSwitch.hire("219@default", "user/" + NEVER_ANSWERS, "unanswered@default");
        for (int i = 1; i <= PEOPLE; i++) {
            freeSwitch.hire("people" + i, "sofia/internal/people@127.0.0.1:" + freeSwitch.sipPort(), "people@default");
        }
    }

    private static List<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private static List<String> queues() {
        List<String> queues = new ArrayList<>(List.of("unanswered@default", "empty@default", "people@default"));
        numbers(FIRST_DESK, LAST_DESK).forEach(desk -> queues.add("desk" + desk + "@default"));
        return queues;
    }

    private static String dialplan() {
        String note = EslText.literal(Samples.NOTE)
                .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
        return """
                <extension name="attendant">
                  <condition field="destination_number" expression="^%s$">
                    <action application="set" data="attendant_queue=people"/>
                    <action application="transfer" data="support XML attendant"/>
                  </condition>
                </extension>
                <extension name="attendant-with-arguments">
                  <condition field="destination_number" expression="^%s$">
                    <action application="set" data="note=%s"/>
                    <action application="set" data="attendant_arguments=account=4711&amp;variables=note"/>
                    <action application="transfer" data="billing XML attendant"/>
                  </condition>
                </extension>
                <extension name="people">
                  <condition field="destination_number" expression="^people$">
                    <action application="answer"/>
                    <action application="playback" data="tone_stream://%%(1000,0,%d);loops=-1"/>
                  </condition>
                </extension>
                """.formatted(ATTENDANT, ATTENDANT_WITH_ARGUMENTS, note, SipCaller.PEOPLE_HERTZ);
    }

    @Override
    public String kind() {
        return "freeswitch";
    }

    /** It would expand a {@code ${…}} each time that the variable is used. */
    @Override
    public String inVariable(String text) {
        return EslText.literal(text);
    }

    /** It decodes names as if they were URLs, and takes the dollar out of a {@code ${…}}. */
    @Override
    public String callerName(String name) {
        return name.replace("%41", "A").replace("${", "%{");
    }

    @Override
    public ContractPhone phone(String callerName) {
        String number = callers.remove();
        finished.forget(number);
        return new SipCaller(this, number, callerName);
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
        agents.put(queue, new SipAgent(freeSwitch.phone(number), true));
        freeSwitch.hire(agentName(queue), "user/" + number, queue + "@default");
        return queue;
    }

    @Override
    public String uri(String number) {
        return freeSwitch.uri(number);
    }

    @Override
    public boolean isQueued(String queue, String number) {
        return freeSwitch.cli("callcenter_config queue list members " + queue + "@default").lines()
                .anyMatch(line -> line.contains("|" + number + "|")
                        && (line.contains("|Waiting|") || line.contains("|Trying|")));
    }

    @Override
    public SipAgent agent(String queue) {
        return agents.get(queue);
    }

    @Override
    public String agentName(String queue) {
        return queue.substring("desk".length()) + "@default";
    }

    @Override
    public String agentsSummary(String queue) {
        String desk = "/" + queue.substring("desk".length()) + "@";
        Await.until("the agent's channel", SOON, () -> agentsChannel(desk).isPresent(), freeSwitch::channels);
        return freeSwitch.cli("uuid_getvar " + agentsChannel(desk).orElseThrow() + " attendant_summary");
    }

    private Optional<String> agentsChannel(String desk) {
        return freeSwitch.channels().stream()
                .filter(line -> line.contains(",outbound,") && line.contains(desk))
                .map(line -> line.split(",")[0])
                .findFirst();
    }

    @Override
    public Optional<Afterwards> afterwards(Afterwards.Fate fate, String number) {
        return finished.of(number).map(end -> new Afterwards(fate, end.variable("attendant_result"),
                end.variable("attendant_queue"), end.variable("attendant_summary")));
    }

    @Override
    public void attendantIsThere(boolean there) {
        freeSwitch.cli("global_setvar attendant_socket=127.0.0.1:" + (there ? attendant.port() : ClosedPort.find()));
    }

    @Override
    public int connections() {
        return attendant.connections();
    }

    @Override
    public void awaitIdle() {
        freeSwitch.awaitNoChannels(SOON);
    }

    @Override
    public void close() {
        agents.values().forEach(SipAgent::close);
        freeSwitch.close();
        attendant.close();
    }
}
