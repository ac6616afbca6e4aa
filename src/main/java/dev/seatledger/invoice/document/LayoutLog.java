package dev.seatledger.invoice.document;

import java.util.logging.Level;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLogger;
import org.jboss.logging.Logger;

/** Sends the layout engine's warnings to our log: by default it logs every step of every page. */
final class LayoutLog implements XRLogger {

    private static final Logger LOG = Logger.getLogger(LayoutLog.class);

    @Override
    public void log(String where, Level level, String message) {
        if (isWarning(level)) {
            LOG.warnf("layout: %s", message);
        }
    }

    @Override
    public void log(String where, Level level, String message, Throwable cause) {
        if (isWarning(level)) {
            LOG.warnf(cause, "layout: %s", message);
        }
    }

    @Override
    public void setLevel(String where, Level level) {
        // ours is the one of our log
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic diagnostic) {
        return isWarning(diagnostic.getLevel());
    }

    private static boolean isWarning(Level level) {
        return level.intValue() >= Level.WARNING.intValue();
    }
}
