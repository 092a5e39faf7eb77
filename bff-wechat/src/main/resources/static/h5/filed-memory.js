/** What was just filed, so that the ticket shows at once, also when the line drops right then. */
export const remembered = new Map();
