export default {
  never: 'Nie exportiert',
  current: 'Exportiert {when} als {file}, Version {version}',
  changed: 'Seit dem Export geändert: {file}, Version {version}, {when}',
  gone: 'Exportiert, die Datei ist nicht mehr da',
};
