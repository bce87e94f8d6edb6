package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

class RealAsteriskContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new RealAsteriskPbx(handler);
    }
}
