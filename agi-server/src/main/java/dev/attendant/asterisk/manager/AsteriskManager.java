package dev.attendant.asterisk.manager;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.DefaultManagerConnection;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ResponseEvents;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.CoreSettingsAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.ModuleCheckAction;
import org.asteriskjava.manager.action.QueueSummaryAction;
import org.asteriskjava.manager.event.QueueSummaryEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.CoreSettingsResponse;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Asterisk about itself over its manager interface (AMI). Wants no events but those that answer a question:
 * asterisk-java has one thread for all, and drops them when there are many. Every method blocks; one thread at a
 * time.
 */
public final class AsteriskManager implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(AsteriskManager.class);

    /** {@code EventMask} of a session that wants to hear nothing by itself. */
    private static final String NO_EVENTS = "off";

    private final ManagerLogin login;
    private final DefaultManagerConnection connection;

    private AsteriskManager(ManagerLogin login, DefaultManagerConnection connection) {
        this.login = login;
        this.connection = connection;
    }

    /**
     * Logs in, with a challenge: the password does not cross the network.
     *
     * @throws ManagerUnavailable when there is no Asterisk, or it does not let us in
     */
    public static AsteriskManager login(ManagerLogin login) throws ManagerUnavailable {
        DefaultManagerConnection connection =
                new DefaultManagerConnection(login.host(), login.port(), login.user(), login.secret());
        int millis = Math.toIntExact(login.timeout().toMillis());
        connection.setSocketTimeout(millis);
        connection.setDefaultResponseTimeout(millis);
        connection.setDefaultEventTimeout(millis);
        long began = System.nanoTime();
        try {
            connection.login(NO_EVENTS);
            return new AsteriskManager(login, connection);
        } catch (AuthenticationFailedException e) {
            throw new ManagerUnavailable("Asterisk refuses the manager's user or password at " + login
                    + ": compare asterisk.manager.user and secret with manager.conf (and its permit and deny with"
                    + " this machine's address), then `asterisk -rx 'manager reload'`", e);
        } catch (ConnectException e) {
            throw new ManagerUnavailable("Nothing listens at " + login.host() + ":" + login.port()
                    + ": is Asterisk running, with enabled = yes in manager.conf's [general]?", e);
        } catch (TimeoutException e) {
            throw silent(login, e);
        } catch (IOException | IllegalStateException e) {
            // when its time is up asterisk-java closes the socket, and may tell of that instead of the time
            if (System.nanoTime() - began >= login.timeout().toNanos()) {
                throw silent(login, e);
            }
            throw new ManagerUnavailable("The manager interface at " + login.host() + ":" + login.port()
                    + " cannot be reached: " + e.getMessage() + "; check asterisk.manager.host and port", e);
        }
    }

    private static ManagerUnavailable silent(ManagerLogin login, Exception e) {
        return new ManagerUnavailable("No manager interface answers at " + login.host() + ":" + login.port()
                + " within " + login.timeout().toMillis() + " ms: is this the port of manager.conf's [general]?", e);
    }

    /** Asterisk's version; empty when the user may not ask ({@code write = reporting}). */
    public Optional<String> version() throws ManagerUnavailable {
        // not getVersion(): without an answer that is a guess
        return ask(new CoreSettingsAction()) instanceof CoreSettingsResponse settings
                ? Optional.ofNullable(settings.getAsteriskVersion())
                : Optional.empty();
    }

    /** @param name without its {@code .so}, such as {@code app_queue} */
    public ModuleState module(String name) throws ManagerUnavailable {
        ManagerResponse response = ask(new ModuleCheckAction(name));
        if (!(response instanceof ManagerError)) {
            return ModuleState.LOADED;
        }
        // Asterisk has no code for it, only these words (main/manager.c, process_message)
        return "Permission denied".equalsIgnoreCase(response.getMessage())
                ? ModuleState.NOT_TOLD : ModuleState.MISSING;
    }

    /**
     * The queues that Asterisk has in memory: those of {@code queues.conf}, and of realtime ones those in use. None
     * when {@code app_queue} is not loaded.
     */
    public Set<String> queues() throws ManagerUnavailable {
        try {
            ResponseEvents answer = connection.sendEventGeneratingAction(new QueueSummaryAction());
            Set<String> queues = new TreeSet<>();
            for (ResponseEvent event : answer.getEvents()) {
                if (event instanceof QueueSummaryEvent summary) {
                    queues.add(summary.getQueue());
                }
            }
            return queues;
        } catch (EventTimeoutException | IOException | IllegalStateException e) {
            throw noAnswer(e);
        }
    }

    private ManagerResponse ask(ManagerAction action) throws ManagerUnavailable {
        try {
            return connection.sendAction(action);
        } catch (TimeoutException | IOException | IllegalStateException e) {
            throw noAnswer(e);
        }
    }

    private ManagerUnavailable noAnswer(Exception e) {
        return new ManagerUnavailable("Asterisk at " + login.host() + ":" + login.port()
                + " stopped answering: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            // also ends the attempts to connect again, when the connection was lost
            connection.logoff();
        } catch (IllegalStateException e) {
            log.debug("Was logged off already: {}", e.getMessage());
        }
    }
}
