package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

/** The simulated FreeSWITCH, its callers' codec at 16 kHz. */
class SimulatedFreeSwitchWidebandContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new SimulatedFreeSwitchPbx(handler, 16000);
    }
}
