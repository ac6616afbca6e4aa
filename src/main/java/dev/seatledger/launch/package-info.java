/**
 * What happens before the application boots: configuration is checked, the database is started and migrated, keys are found.
 */
@NullMarked
package dev.seatledger.launch;

import org.jspecify.annotations.NullMarked;
