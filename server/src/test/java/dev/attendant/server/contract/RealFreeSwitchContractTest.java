package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

class RealFreeSwitchContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new RealFreeSwitchPbx(handler);
    }
}
