package dev.attendant.asterisk.manager;

import java.time.Duration;

/**
 * Where Asterisk's manager interface (AMI) is, and who we are there.
 *
 * @param timeout for connecting, and for each answer
 */
public record ManagerLogin(String host, int port, String user, String secret, Duration timeout) {

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
