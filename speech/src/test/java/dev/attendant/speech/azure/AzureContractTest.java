package dev.attendant.speech.azure;

import dev.attendant.speech.contract.Dialect;
import dev.attendant.speech.contract.RequestContract;
import dev.attendant.testcalls.service.FakeExchange;

class AzureContractTest extends RequestContract {

    @Override
    protected Dialect dialect() {
        return new AzureSpoken();
    }

    @Override
    protected int length(FakeExchange request) {
        return (request.bytes().length - 44) / 32;
    }
}
