/** The field of the search page: there, the header's button and keys go to it and open no dialog. */
export const searchFieldId = 'search-field';
