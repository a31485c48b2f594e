void 'only lends its world, in which messages of an extension can be sent';
