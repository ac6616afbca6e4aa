/**
 * The write side. Everything that changes a company's seats or money is a {@link dev.seatledger.ledger.Command}: a pure decision on a
 * {@link dev.seatledger.ledger.CompanyState}, written in one guarded statement by the {@link dev.seatledger.ledger.Ledger}, the only
 * writer of these tables.
 */
@NullMarked
package dev.seatledger.ledger;

import org.jspecify.annotations.NullMarked;
