package dev.attendant.server.contract;

import static dev.attendant.server.calls.Await.SOON;

import dev.attendant.testcalls.sip.SipCall;
import dev.attendant.testcalls.sip.SipPhone;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An agent with a SIP phone, for one call. */
final class SipAgent implements AutoCloseable {

    private final SipPhone phone;
    private final CompletableFuture<SipCall> taken;

    /** @param answers whether the agent takes the call that rings */
    SipAgent(SipPhone phone, boolean answers) {
        this.phone = phone;
        taken = answers ? phone.answerNext() : new CompletableFuture<>();
    }

    /** Until the agent has taken a call. */
    SipCall awaitCall() {
        return taken.copy().orTimeout(SOON.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    @Override
    public void close() {
        phone.close();
    }
}
