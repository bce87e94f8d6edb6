package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;

/** A real Asterisk, called over SIP. */
@Tag(RealPbx.ASTERISK_TAG)
class RealAsteriskContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new RealAsteriskPbx(handler, 8000);
    }
}
