package dev.attendant.speech.google;

import dev.attendant.speech.contract.Dialect;
import dev.attendant.speech.contract.RequestContract;
import dev.attendant.testcalls.service.FakeExchange;
import java.util.Base64;

class GoogleContractTest extends RequestContract {

    @Override
    protected Dialect dialect() {
        return new GoogleSpoken();
    }

    @Override
    protected int length(FakeExchange request) {
        String content = request.body().getJsonObject("audio").getString("content");
        return Base64.getDecoder().decode(content).length / 8;
    }
}
