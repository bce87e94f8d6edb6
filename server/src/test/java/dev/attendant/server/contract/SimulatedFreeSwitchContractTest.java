package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

/** The simulated FreeSWITCH. */
class SimulatedFreeSwitchContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new SimulatedFreeSwitchPbx(handler, 8000);
    }
}
