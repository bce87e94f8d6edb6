package dev.attendant.server.bench.turns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attendant.server.bench.Bench;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TurnsCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aTalkOverASimulatedPbxIsMeasuredInEveryRespect() {
        int exit = run("--talks", "1", "--warm-up", "0", "--pbx", "asterisk");

        assertThat(exit).as(out + "\n" + err).isZero();
        assertThat(out.toString()).contains("Asterisk, simulated, in ms", "recogniser 150 ms", "load average after")
                .doesNotContain("not measured", "failed:");
    }

    @ParameterizedTest
    @CsvSource({
        "--talks,0,--talks must be from 1 to 1000",
        "--warm-up,-1,--warm-up must be from 0 to 100",
        "--model-delay,2000,--model-delay must be from 0 to 1999",
        "--port,4573,--sip needs --pbx and --port",
        "--sip,sip:1000@127.0.0.1,--sip needs --pbx and --port",
        "--pbx,kamailio,there is no such PBX"
    })
    void whatMakesNoSenseIsRefused(String option, String value, String message) {
        assertThat(run(option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(run("--sip", "1000", "--pbx", "asterisk", "--port", "4573")).isEqualTo(2);
        assertThat(err.toString()).contains("--sip must be of the form");
    }

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "turns";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new CommandLine(new Bench())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all);
    }
}
