package dev.attendant.server.bench.turns;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.asterisk.RealAsterisk;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RealPbx.ASTERISK_TAG)
class RealAsteriskTurnsTest {

    private static final String NUMBER = "1100";

    @Test
    void everythingIsMeasuredAtTheEarOfACallerOfARealAsterisk() throws Exception {
        RealTurns.measure(Pbx.ASTERISK, port -> {
            RealAsterisk asterisk = RealAsterisk.setup().agi(port)
                    .dialplan("exten => " + NUMBER + ",1,Goto(attendant,bench,1)").start();
            return new RealTurns.RunningPbx() {
                @Override
                public String uri() {
                    return asterisk.uri(NUMBER);
                }

                @Override
                public String version() {
                    return asterisk.version();
                }

                @Override
                public void close() {
                    asterisk.close();
                }
            };
        });
    }
}
