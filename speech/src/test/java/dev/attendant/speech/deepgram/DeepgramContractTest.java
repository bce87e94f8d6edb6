package dev.attendant.speech.deepgram;

import dev.attendant.speech.contract.Dialect;
import dev.attendant.speech.contract.SocketContract;

class DeepgramContractTest extends SocketContract {

    @Override
    protected Dialect dialect() {
        return new DeepgramSpoken();
    }
}
