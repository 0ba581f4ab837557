/** What the command loads where a command is named: readers and exporters are most of the program. */
export { convert, namesOf, refusePlugin } from './convert'
export { explainFile } from './explain'
export { loadFormats, PluginError } from './plugin'
