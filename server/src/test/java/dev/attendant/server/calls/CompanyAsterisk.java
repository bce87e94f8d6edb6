package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.sip.SipPhone;
import java.time.Duration;

/** A real Asterisk. */
record CompanyAsterisk(RealAsterisk asterisk) implements CompanyPbx {

    static CompanyPbx start(int agiPort) {
        return new CompanyAsterisk(RealAsterisk.setup().agi(agiPort).global("ATTENDANT_RETRY", "1").start());
    }

    @Override
    public String name() {
        return "asterisk";
    }

    @Override
    public String uri(String number) {
        return asterisk.uri(number);
    }

    @Override
    public SipPhone phone(String user) {
        return asterisk.phone(user);
    }

    /** Who is there is known by whose phone is. */
    @Override
    public void agentsAre(String... users) {
        asterisk.cli("queue reset stats support"); // or an agent is left alone for some seconds after a call
        for (String user : users) {
            Await.until(user + " as a free agent", SOON, () -> isFree(user), () -> asterisk.cli("queue show support"));
        }
    }

    private boolean isFree(String user) {
        return asterisk.cli("queue show support").lines()
                .anyMatch(line -> line.contains("PJSIP/" + user) && line.contains("(Not in use)"));
    }

    @Override
    public String agentName(String user) {
        return "PJSIP/" + user;
    }

    @Override
    public String summaryAtAgent(String user) {
        String channel = asterisk.channels().stream().map(line -> line.split("!")[0])
                .filter(name -> name.startsWith(channelOf(user))).findFirst().orElseThrow();
        return asterisk.cli("core show channel " + channel).lines()
                .filter(line -> line.matches("_*ATTENDANT_SUMMARY=.*")).findFirst().orElse("");
    }

    @Override
    public boolean hasCallOf(String user) {
        return asterisk.channels().stream().anyMatch(line -> line.startsWith(channelOf(user)));
    }

    private static String channelOf(String user) {
        return "PJSIP/" + user + "-";
    }

    @Override
    public void awaitNoChannels(Duration patience) {
        asterisk.awaitNoChannels(patience);
    }

    @Override
    public void close() {
        asterisk.close();
    }
}
