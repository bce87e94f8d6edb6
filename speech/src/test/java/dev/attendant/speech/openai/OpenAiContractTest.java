package dev.attendant.speech.openai;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.speech.contract.Dialect;
import dev.attendant.speech.contract.RequestContract;
import dev.attendant.testcalls.service.FakeExchange;

class OpenAiContractTest extends RequestContract {

    @Override
    protected Dialect dialect() {
        return new OpenAiSpoken();
    }

    @Override
    protected int length(FakeExchange request) {
        Wav sound = FormParts.of(request).sound();
        return sound.length() * 1000 / sound.sampleRate();
    }
}
