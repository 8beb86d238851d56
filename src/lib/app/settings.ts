export {
	writeSettings as saveSettings,
	writeStudySettings as saveStudySettings
} from '$lib/storage/settings';
