package dev.attendant.server.bench.turns;

import dev.attendant.server.pbx.Pbx;
import dev.attendant.testcalls.freeswitch.RealFreeSwitch;
import dev.attendant.testcalls.real.RealPbx;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(RealPbx.FREESWITCH_TAG)
class RealFreeSwitchTurnsTest {

    private static final String NUMBER = "1100";

    @Test
    void everythingIsMeasuredAtTheEarOfACallerOfARealFreeSwitch() throws Exception {
        RealTurns.measure(Pbx.FREESWITCH, port -> {
            RealFreeSwitch freeSwitch = RealFreeSwitch.setup().socket(port).dialplan("""
                    <extension name="bench">
                      <condition field="destination_number" expression="^%s$">
                        <action application="transfer" data="bench XML attendant"/>
                      </condition>
                    </extension>""".formatted(NUMBER)).start();
            return new RealTurns.RunningPbx() {
                @Override
                public String uri() {
                    return freeSwitch.uri(NUMBER);
                }

                @Override
                public String version() {
                    return freeSwitch.version();
                }

                @Override
                public void close() {
                    freeSwitch.close();
                }
            };
        });
    }
}
