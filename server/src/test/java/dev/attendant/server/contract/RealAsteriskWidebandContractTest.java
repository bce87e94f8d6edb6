package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;

/** A real Asterisk, its audio to the attendant at 16 kHz, over the AudioSocket channel. */
@Tag(RealPbx.ASTERISK_TAG)
class RealAsteriskWidebandContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new RealAsteriskPbx(handler, 16000);
    }
}
