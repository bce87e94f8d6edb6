package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

class SimulatedAsteriskContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new SimulatedAsteriskPbx(handler);
    }
}
