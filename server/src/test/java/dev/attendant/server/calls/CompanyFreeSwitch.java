package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;
import java.util.Optional;

/** A real FreeSWITCH. */
record CompanyFreeSwitch(RealFreeSwitch freeSwitch) implements CompanyPbx {

    static CompanyPbx start(int socketPort) {
        return new CompanyFreeSwitch(RealFreeSwitch.setup().socket(socketPort).start());
    }

    @Override
    public String name() {
        return "freeswitch";
    }

    @Override
    public String uri(String number) {
        return freeSwitch.uri(number);
    }

    @Override
    public SipPhone phone(String user) {
        return freeSwitch.phone(user);
    }

    @Override
    public void agentsAre(String... users) {
        freeSwitch.agentsAvailable(users);
    }

    @Override
    public String agentName(String user) {
        return user + "@default";
    }

    /** The list of channels is a little late. */
    @Override
    public String summaryAtAgent(String user) {
        Await.until("the channel of " + user, SOON, () -> channelTo(user).isPresent(), freeSwitch::channels);
        return freeSwitch.cli("uuid_getvar " + channelTo(user).orElseThrow() + " attendant_summary");
    }

    private Optional<String> channelTo(String user) {
        return freeSwitch.channels().stream()
                .filter(line -> line.contains(",outbound,") && line.contains("/" + user + "@"))
                .map(line -> line.split(",")[0])
                .findFirst();
    }

    @Override
    public boolean hasCallOf(String user) {
        return freeSwitch.channels().stream().anyMatch(line -> line.contains("/" + user + "@"));
    }

    @Override
    public void awaitNoChannels(Duration patience) {
        freeSwitch.awaitNoChannels(patience);
    }

    @Override
    public void close() {
        freeSwitch.close();
    }
}
