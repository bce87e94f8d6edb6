package dev.attendant.speech.deepgram;

import dev.attendant.speech.contract.OverSocket;
import dev.attendant.speech.contract.SocketContract;

class DeepgramContractTest extends SocketContract {

    @Override
    protected OverSocket dialect() {
        return new DeepgramSpoken();
    }
}
