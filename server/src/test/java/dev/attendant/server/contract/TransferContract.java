package dev.attendant.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.Expect;
import dev.attendant.conversation.Line;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import dev.attendant.server.contract.Afterwards.Fate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transfer to people promises while the caller is there; see {@link PhoneCallContract}. */
abstract class TransferContract extends LineContract {

    static final Duration LONG_PATIENCE = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    static TransferOutcome.Connected connected(TransferOutcome outcome) {
        assertThat(outcome).isInstanceOf(TransferOutcome.Connected.class);
        return (TransferOutcome.Connected) outcome;
    }

    @Test
    void anAgentTalksWithTheCallerAndKnowsWhatItIsAboutToTheLetter(@TempDir Path folder) throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        Path trap = folder.resolve("trap");
        String summary = Samples.summary(trap.toString());
        try (Call<TransferOutcome> call = call(talk -> {
            Line line = open(talk);
            line.exchange(tone(ATTENDANT_HERTZ, 400, Expect.NOTHING));
            line.close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            assertThat(talk.alive()).as("the caller is still ours").isTrue();
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            agent.hangUp();
            TransferOutcome.Connected connected = connected(call.result());
            assertThat(connected.agent()).isEqualTo(agent.name());
            assertThat(connected.talked())
                    .isBetween(ContractPbx.SHORTEST_TALK.minusMillis(100), LONG_PATIENCE);
            assertThat(call.phone().afterwards())
                    .isEqualTo(new Afterwards(Fate.HUNG_UP, "transferred", queue, pbx.inVariable(summary)));
            assertThat(agent.summary()).isEqualTo(pbx.inVariable(summary));
            assertThat(Files.exists(trap)).as("a summary was carried out").isFalse();
        }
    }

    @Test
    void whenTheAgentHasHungUpTheCallerCanBeTalkedWithAgain() throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            connected(talk.transfer(new Transfer(queue, LONG_PATIENCE, "")));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.TRANSFERRED);
            return heard;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            agent.awaitTalk();
            agent.hangUp();
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void aCallThatWasNeverAnsweredCanBeTransferred() throws Exception {
        String queue = pbx.queue(Agents.ANSWER);
        try (Call<TransferOutcome> call = call(talk -> {
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "unheard"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(queue);
            call.phone().awaitAnswered();
            agent.awaitTalk();
            agent.hangUp();
            connected(call.result());
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.HUNG_UP);
        }
    }

    @Test
    void whenNobodyAnswersInTimeTheTalkGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NOBODY_ANSWERS);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(queue, PATIENCE, "help"))).isInstanceOfSatisfying(
                    TransferOutcome.TimedOut.class,
                    timedOut -> assertThat(timedOut.waited()).isGreaterThan(PATIENCE.minusMillis(500)));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.COMPLETED);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void aQueueWithoutAgentsIsToldAtOnceAndTheTalkGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(queue, LONG_PATIENCE, "help")))
                    .isEqualTo(new TransferOutcome.NoAgents());
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.NO_AGENT);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
        }
    }

    @Test
    void afterAQueueThatHadNobodyAnotherCanBeTried() throws Exception {
        String empty = pbx.queue(Agents.NONE);
        String staffed = pbx.queue(Agents.ANSWER);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer(empty, LONG_PATIENCE, "first")))
                    .isEqualTo(new TransferOutcome.NoAgents());
            TransferOutcome outcome = talk.transfer(new Transfer(staffed, LONG_PATIENCE, "second"));
            talk.release(CallResult.TRANSFERRED);
            return outcome;
        })) {
            ContractAgent agent = call.phone().awaitAgent(staffed);
            agent.awaitTalk();
            agent.hangUp();
            assertThat(connected(call.result()).agent()).isEqualTo(agent.name());
            assertThat(call.phone().afterwards())
                    .isEqualTo(new Afterwards(Fate.HUNG_UP, "transferred", staffed, "second"));
        }
    }

    /** A line break would end a command of either PBX, and what follows would be the next. */
    @Test
    void aSummaryCannotBecomeACommand() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        String summary = "help\nHANGUP\r\n\r\nexit\n\nsendmsg\ncall-command: hangup\n\n";
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            assertThat(talk.alive()).isTrue();
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isEqualTo(new TransferOutcome.NoAgents());
            Afterwards afterwards = call.phone().afterwards();
            assertThat(afterwards.result()).isEqualTo("completed");
            assertThat(afterwards.summary()).isEqualToNormalizingWhitespace(summary);
        }
    }

    @Test
    void aSummaryThatIsMuchTooLongIsCutAndTheCallGoesOn() throws Exception {
        String queue = pbx.queue(Agents.NONE);
        String summary = "\u0645\"\\ ".repeat(5000);
        try (Call<TransferOutcome> call = call(talk -> {
            open(talk).close();
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, summary));
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isEqualTo(new TransferOutcome.NoAgents());
            assertThat(call.phone().afterwards().summary()).hasSizeGreaterThan(100);
            assertThat(pbx.inVariable(summary)).startsWith(call.phone().afterwards().summary());
        }
    }

    @Test
    void aQueueIsNamedAndNotMoreThanNamed() throws Exception {
        String queue = pbx.queue(Agents.NONE) + ",c,,,1";
        try (Call<TransferOutcome> call = call(talk -> {
            TransferOutcome outcome = talk.transfer(new Transfer(queue, LONG_PATIENCE, "help"));
            talk.release(CallResult.COMPLETED);
            return outcome;
        })) {
            assertThat(call.result()).isInstanceOfSatisfying(
                    TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains(queue));
        }
    }

    @Test
    void anUnknownQueueIsNamedAndTheTalkGoesOnAndPeopleAreThoseOfTheDialplan() throws Exception {
        try (Call<ToneHeard> call = call(talk -> {
            open(talk).close();
            assertThat(talk.transfer(new Transfer("no-such-queue", LONG_PATIENCE, "help"))).isInstanceOfSatisfying(
                    TransferOutcome.Failed.class, failed -> assertThat(failed.reason()).contains("no-such-queue"));
            Line line = open(talk);
            ToneHeard heard = ask(line, ATTENDANT_HERTZ);
            line.close();
            talk.release(CallResult.NO_AGENT);
            return heard;
        })) {
            answers(call.phone(), ATTENDANT_HERTZ);
            assertTone(call.result(), CALLER_HERTZ, 400);
            assertThat(call.phone().afterwards().fate()).isEqualTo(Fate.PEOPLE);
        }
    }
}
