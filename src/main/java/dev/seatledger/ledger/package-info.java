/**
 * The write side. Everything that changes a company's seats or money is a {@link dev.seatledger.ledger.Command}: a pure decision on a\n * {@link dev.seatledger.ledger.CompanyState}, written in one guarded statement by the {@link dev.seatledger.ledger.Ledger}, the only\n * writer of these tables.
 */
@NullMarked
package dev.seatledger.ledger;

import org.jspecify.annotations.NullMarked;
