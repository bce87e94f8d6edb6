package dev.attendant.asterisk.mrcp;

import dev.attendant.asterisk.manager.AsteriskManager;
import dev.attendant.asterisk.manager.ManagerLogin;
import dev.attendant.asterisk.manager.ManagerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has Asterisk hear a key on a channel, over its manager interface, as if the caller had pressed it. */
public interface KeyPress {

    /** Any thread; does not block, and does not throw. */
    void press(String channel, char key);

    /** Logs in for each: it is needed once in a long while. */
    static KeyPress over(ManagerLogin login) {
        Logger log = LoggerFactory.getLogger(KeyPress.class);
        return (channel, key) -> Thread.ofVirtual().name("key").start(() -> {
            try (AsteriskManager manager = AsteriskManager.login(login)) {
                manager.pressKey(channel, key);
            } catch (ManagerUnavailable e) {
                log.warn("A stuck UniMRCP application could not be freed: {}", e.getMessage());
            }
        });
    }
}
