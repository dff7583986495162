import './older-v8.ts'
import { checkAll } from './check-and-send.ts'
import { addMenu } from './menu.ts'
import { checkEdit } from './on-edit.ts'
import { goToCell, listErrors } from './show-errors.ts'
import { turnToGuide } from './show-guide.ts'

/** The functions that Google calls, by these very names. bundle.ts makes a global function of each. */
export const onOpen = addMenu
export const onEdit = checkEdit
export const checkAndSend = checkAll
export const showErrors = listErrors
export const jumpTo = goToCell
export const showGuide = turnToGuide
