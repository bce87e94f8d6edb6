package dev.attendant.speech.vosk;

import dev.attendant.speech.contract.OverSocket;
import dev.attendant.speech.contract.SocketContract;

class VoskContractTest extends SocketContract {

    @Override
    protected OverSocket dialect() {
        return new VoskSpoken();
    }
}
