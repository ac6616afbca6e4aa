package dev.seatledger.simulation;

/** Does what a command says, to the application and to the oracle. */
final class Commands {

    private final UnitCommands units;
    private final ContractCommands contract;
    private final MoneyCommands money;
    private final TogetherCommand together;

    Commands(Oracle oracle, Session session, UnitIds ids, DocumentWatch documents) {
        units = new UnitCommands(oracle, session, ids, documents.check());
        contract = new ContractCommands(oracle, session, documents);
        money = new MoneyCommands(oracle, session, documents);
        together = new TogetherCommand(oracle, session, ids, units);
    }

    /** Whether there was anything to do. */
    boolean perform(Command command) {
        return switch (command.kind()) {
            case ADD -> units.add(command);
            case BATCH -> units.batch(command);
            case DELETE -> units.delete(command);
            case DELETE_AGAIN -> units.deleteAgain(command);
            case CLOCK, CLOCK_TO_BOUNDARY -> contract.moveClock(command);
            case AMEND_NOW, AMEND_AT_RENEWAL -> contract.amend(command);
            case CANCEL -> contract.cancel();
            case PAY -> money.pay(command);
            case SETTLE -> money.settle();
            case CREDIT -> money.credit(command);
            case SUSPEND -> contract.suspend();
            case RESUME -> contract.resume();
            case TOGETHER -> together.run(command);
        };
    }
}
