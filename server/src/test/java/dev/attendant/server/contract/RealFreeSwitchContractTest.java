package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;

/** A real FreeSWITCH, where one is found, called over SIP. */
@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new RealFreeSwitchPbx(handler);
    }
}
