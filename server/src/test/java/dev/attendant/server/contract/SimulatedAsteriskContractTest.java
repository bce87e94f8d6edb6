package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

/** The simulated Asterisk. */
class SimulatedAsteriskContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new SimulatedAsteriskPbx(handler, 8000);
    }
}
