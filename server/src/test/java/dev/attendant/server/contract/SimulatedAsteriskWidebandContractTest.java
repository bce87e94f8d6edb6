package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;

/** The simulated Asterisk, its audio at 16 kHz. */
class SimulatedAsteriskWidebandContractTest extends PhoneCallContract {

    @Override
    ContractPbx open(CallHandler handler) {
        return new SimulatedAsteriskPbx(handler, 16000);
    }
}
