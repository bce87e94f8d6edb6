package dev.attendant.server.calls;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.nio.file.Path;
import java.util.Map;

/** The whole program, and a real PBX that hands it its calls. May be used from any thread. */
record Company(TestAttendant attendant, CompanyPbx pbx) implements AutoCloseable {

    /** Starts both; skips the test where there is no such PBX. */
    static Company open(Pbx kind, Path data) {
        TestAttendant attendant = TestAttendant.start(data, Map.of());
        try {
            return new Company(attendant, CompanyPbx.start(kind, attendant.program().port(kind)));
        } catch (RuntimeException | Error e) {
            attendant.close();
            throw e;
        }
    }

    /** Calls the attendant from a phone; returns when it has answered. */
    RealCall call(SipPhone phone) {
        String number = phone.user();
        int earlier = attendant.events().callsFrom(number).size();
        SipCall sip = phone.call(pbx.uri(CompanyPbx.ATTENDANT)).connected(SOON);
        return new RealCall(attendant, sip, attendant.events().awaitCallFrom(number, earlier, SOON), new Ear(sip));
    }

    /** Nothing is left of any call: on neither side. */
    void awaitNothingLeft() {
        pbx.awaitNoChannels(SOON);
        attendant.awaitNothingLeft();
    }

    @Override
    public void close() {
        try {
            awaitNothingLeft();
        } finally {
            pbx.close();
            attendant.close();
        }
    }
}
